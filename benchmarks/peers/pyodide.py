"""The Python half: one function that JavaScript calls, one that it awaits, and the loops that Python drives itself."""

from itertools import repeat

from peer import add as js_add
from peer import answer as js_answer
from peer import thing
from pyodide.ffi import create_proxy, to_js

assert js_add(1, 2) == 3
assert thing.x == 42


def add(a, b):
    return a + b


async def answer():
    return 42


def calls(mark, batch):
    while mark():
        for _ in repeat(None, batch):
            js_add(1, 2)


def reads(mark, batch):
    while mark():
        for _ in repeat(None, batch):
            thing.x


class Thing:
    x = 42


thing_of_python = Thing()
nested = {"name": "x", "values": [1, 2, 3], "inner": {"a": 1, "b": 2.5}}


def proxies(mark, batch):
    while mark():
        for _ in repeat(None, batch):
            create_proxy(add).destroy()


def copies(mark, batch):
    while mark():
        for _ in repeat(None, batch):
            to_js(nested)


async def awaits(mark, batch):
    while mark():
        for _ in repeat(None, batch):
            await js_answer()
