# What rows find in main.
from pyscript import workers
import polyflux


def node():
    return track(Node())


def call(f, *args):
    return f(*args)


def closure(held):
    return track(lambda: held)


async def later(value):
    await polyflux.sleep(0)
    return value


async def nothing():
    pass


settled = None


def count():
    i = 0
    while True:
        yield i
        i += 1


class OnPurpose(Exception):
    pass


def fail(held):
    error = track(OnPurpose("on purpose"))
    error.held = held
    raise error


async def third(held):
    here = node()
    here.there = await workers.third.hold(held)
    return here
