import asyncio
import inspect
from pyscript import sync

closed = 0


class Thing:
    name = "thing"


thing = Thing()


async def later(value):
    await asyncio.sleep(0)
    return value


def fails(message):
    raise RuntimeError(message)


async def calls(function, value):
    answer = function(value)
    return await answer if inspect.isawaitable(answer) else answer


def counts():
    global closed
    number = 0
    try:
        while True:
            number += 1
            yield number
    finally:
        closed += 1


def forever(started):
    started()
    while True:
        pass


sync.same = lambda value: value
sync.later = later
sync.fails = fails
sync.calls = calls
sync.counts = counts
sync.closed = lambda: closed
sync.forever = forever
sync.thing = lambda: thing
