"""Errors of either side reach the other."""
from pyscript import window
from pyscript.ffi import gather

page = window.page
try:
    page.fails()
except Exception as error:
    assert "RangeError" in str(error) and "too far" in str(error), error
else:
    raise AssertionError("nothing was thrown")

try:
    page.absent
except AttributeError as error:
    assert "absent" in str(error)
else:
    raise AssertionError("there is no such attribute")


def fails():
    raise ValueError("of the worker's")


assert await page.caught(fails) == "ValueError: of the worker's", await page.caught(fails)


async def fails_later():
    raise KeyError("later")


assert (await page.caught(fails_later)).startswith("KeyError"), await page.caught(fails_later)


def through():
    page.fails()


assert await page.caught(through) == "RangeError: too far"
try:
    await page.laterFails()
except Exception as error:
    assert "not so" in str(error)
else:
    raise AssertionError("nothing was thrown")

assert await page.later(5) == 5
assert await page.call(lambda a, b: a + b, 2, 3) == 5


async def slowly(value):
    return value * 2


assert await page.call(slowly, 4) == 8
