from weakref import ref

import polyflux
from pyscript import sync, window


class Thing:
    pass


seen = {}
owners = {}


def make(how):
    thing = Thing()
    seen[how] = ref(thing)
    if how == "pinned":
        sync.unpin = lambda: polyflux.unpin(seen["pinned"]())
        assert polyflux.pin(thing) is thing
    elif how != "dropped":
        owners[how] = window.Object() if how == "attached to a proxy" else Thing()
        thing.owner = owners[how]
        assert polyflux.attach(thing, owners[how]) is thing


def refused():
    try:
        polyflux.attach(Thing(), 5)
    except TypeError as error:
        return str(error)


sync.make = make
sync.alive = lambda how: seen[how]() is not None
sync.disown = lambda how: owners.pop(how) and None
sync.refused = refused
