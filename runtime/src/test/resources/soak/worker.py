# What a worker of a storm does when it is told to.
import polyflux
from pyscript import sync, window


class Thing:
    def __init__(self, n):
        self.n = n
        self.name = f"thing {n}"


def traps(n):
    there = window.Object()
    there.own = Thing(n)
    same = there.own
    del there.own
    return window.value + len(window.items) + len(list(window.items)) + same.n


def listen(n):
    thing = Thing(n)

    def listener(event):
        thing.n += 1

    window.hub.addEventListener("ping", listener, once=True)
    window.fire()
    return thing.n


def visit(n):
    thing = window.get(n)
    return getattr(thing, "name", None)


async def later(n):
    thing = Thing(n)
    return await window.later(thing) is thing


def drop(n):
    window.never().then(lambda value: n)


def fail(n):
    try:
        window.fail(Thing(n))
    except Exception as error:
        if not hasattr(error, "held"):
            raise  # another one: this worker is being closed
        return error.held.name


class OnPurpose(Exception):
    pass


def crash(n):
    error = OnPurpose("on purpose")
    error.thing = Thing(n)
    raise error


def count(n):
    while True:
        yield n
        n += 1


async def endless(n=0):
    while True:
        await polyflux.sleep(3600)


def busy(n=0):
    while True:
        pass


sync.traps = traps
sync.callback = lambda n: window.take(lambda value: value + n)
sync.sorted = lambda n: str(window.items.slice().sort(lambda a, b: a - b))
sync.listen = listen
sync.leave = lambda n: window.put(n, Thing(n))
sync.visit = visit
sync.later = later
sync.drop = drop
sync.fail = fail
sync.crash = crash
sync.count = count
sync.endless = endless
sync.busy = busy
