"""A worker that may not wait awaits: what it reads is a link, and awaiting sends the whole chain."""
import asyncio

from pyscript import document, when, window
from pyscript.ffi import assign

page = window.page
assert await document.title == "stand-in"
assert await page.numbers[2] == 2
assert await page.echo(5) == 5
assert await page.later(6) == 6
point = await page.Point.new(3, 4)
assert await point.sum() == 7
assert await page.call(lambda a, b: a + b, 2, 3) == 5
try:
    await page.fails()
except Exception as error:
    assert "RangeError" in str(error) and "too far" in str(error), error
else:
    raise AssertionError("nothing was thrown")
await assign(await document.body.style, {"color": "red"})  # setting cannot be awaited
assert await document.body.style.color == "red"


def mine():
    return 1


await page.keep(mine)
assert await page.same(mine)
assert await page.kept is mine

clicked = asyncio.Event()


@when("click", "#button0")
def click(event):
    clicked.set()


while not clicked.is_set():  # it listens once the element has been found, some messages later
    await document.getElementById("button0").click()
    await asyncio.sleep(0)
