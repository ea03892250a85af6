"""The Python half: one function that JavaScript calls, one that it awaits, and the loops that Python drives itself."""

from itertools import repeat

from peer import add as js_add
from peer import answer as js_answer
from peer import thing

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


async def awaits(mark, batch):
    while mark():
        for _ in repeat(None, batch):
            await js_answer()
