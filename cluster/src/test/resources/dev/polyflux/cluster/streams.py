import asyncio
import polyflux
from pyscript import sync

ends = asyncio.Queue()
steps = 0


def count():
    global steps
    steps = 0
    try:
        while True:
            steps += 1
            yield steps
    finally:
        ends.put_nowait(steps)


async def later():
    taken = 0
    try:
        while True:
            taken += 1
            yield taken
            await asyncio.sleep(0)
    finally:
        ends.put_nowait(taken)


async def hangs():
    try:
        yield 1
        await asyncio.get_event_loop().create_future()
    finally:
        ends.put_nowait('hung')


async def ended():
    return await ends.get()


def stepped():
    return steps


def breaks():
    yield 1
    yield 2
    raise ValueError('no third')


def same_list():
    numbers = []
    try:
        for number in range(3):
            numbers.append(number)
            yield numbers
    finally:
        ends.put_nowait(len(numbers))


def traced():
    yield polyflux.context.get()['trace']
    yield polyflux.context.get()['trace']


def lists():
    return [[1], [2], [3]]


def mixed():
    yield from (1, [2], 'three', {'four': 4}, 5)


for function in (count, later, hangs, ended, stepped, breaks, same_list, traced, lists, mixed):
    setattr(sync, function.__name__, function)
