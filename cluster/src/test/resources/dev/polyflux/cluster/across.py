import asyncio
import polyflux
from pyscript import sync, window

begun = asyncio.Event()
ended = asyncio.Event()


def title():
    return window.title


def write(number):
    window.number = number
    window.number += 1
    return window.number


def ordered():
    return list(window.Array(1, 3, 2).sort(lambda a, b: b - a))


def caught():
    try:
        window.refuse()
    except Exception as error:
        return str(error)


def same_error():
    error = ValueError('mine')

    def throw():
        raise error

    try:
        window.rethrow(throw)
    except Exception as caught:
        return caught is error


def numbers():
    return window.array().byteLength


def doubled(x):
    return 2 * x


async def waits():
    begun.set()
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError:
        ended.set()
        raise


async def waiting():
    await begun.wait()
    return True


async def cancelled():
    await ended.wait()
    return True


def computes():
    window.nowComputing()
    while True:
        pass


def trace():
    return polyflux.context.get()['trace']


for function in (title, write, ordered, caught, same_error, numbers, doubled, waits, waiting, cancelled, computes, trace):
    setattr(sync, function.__name__, function)
