import asyncio
from pyscript import sync

steps = 0
last = None


class Box:
    pass


the_box = Box()


def add(a, b):
    return a + b


async def later(x):
    await asyncio.sleep(0.01)
    return f'later {x}'


def swap(what):
    return {'swapped': list(reversed(what['a']))}


def fail():
    raise ValueError('far away')


def box():
    return the_box


def is_box(other):
    return other is the_box


def mapped(function, values):
    return [function(value) for value in values]


def count():
    global steps, last
    steps = 0
    last = asyncio.get_event_loop().create_future()
    try:
        while True:
            steps += 1
            yield steps - 1
    finally:
        last.set_result(steps)


async def closed():
    return await last


async def total(numbers):
    return sum([number async for number in numbers])


for function in (add, later, swap, fail, box, is_box, mapped, count, closed, total):
    setattr(sync, function.__name__, function)

from polyscript import xworker

xworker.onmessage = lambda event: xworker.postMessage(f'got {event.data["n"]}')
