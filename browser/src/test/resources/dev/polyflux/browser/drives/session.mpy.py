"""MicroPython drives a page as the other languages do."""
import asyncio

from pyscript import document, window

page = window.page
assert document.title == "stand-in", document.title
assert page.numbers[1] == 1 and len(page.numbers) == 3 and list(page.numbers) == [3, 1, 2]
for value in (None, True, 0, 255, -1, 1.5, 2**40, "", "text ☃ 😀", 2**60):
    assert page.echo(value) == value, value
assert page.unique is page.unique
point = page.Point.new(3, 4)
assert point.sum() == 7 and point.x == 3
document.body.style.color = "red"
assert document.body.style.color == "red"
try:
    page.fails()
except Exception as error:
    assert "too far" in str(error), error
else:
    raise AssertionError("nothing was thrown")
assert await page.later(3) == 3
assert await page.call(lambda a, b: a + b, 2, 3) == 5

clicked = asyncio.Event()


def click(event):
    event.target.textContent = "clicked"
    clicked.set()


button = document.getElementById("button0")
button.addEventListener("click", click)
button.click()
await clicked.wait()
assert button.textContent == "clicked"
