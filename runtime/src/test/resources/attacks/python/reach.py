# Everything that a script can reach is walked: modules, namespaces, cells, defaults, frames, tracebacks, coroutines. What there is
# of Java's is listed below, services with their members; the seam is not among it, and services.py calls all of it. The plain
# java.lang.Object is the engine's own contextvars.Token.MISSING.
import asyncio
import sys
from types import CellType, CoroutineType, FrameType, FunctionType, GeneratorType, MethodType, ModuleType, TracebackType

import pyodide.code
import pyodide.ffi.wrappers
import pyscript.ffi
from polyflux import pin
from pyscript import sync, window

ATTRIBUTES = {
    FunctionType: "__globals__ __closure__ __defaults__ __kwdefaults__ __dict__",
    MethodType: "__func__ __self__",
    CellType: "cell_contents",
    FrameType: "f_back f_globals f_locals f_builtins",
    TracebackType: "tb_frame tb_next",
    GeneratorType: "gi_frame gi_yieldfrom",
    CoroutineType: "cr_frame cr_await",
    classmethod: "__func__",
    staticmethod: "__func__",
    property: "fget fset fdel",
}
BUILT_IN = {type(part) for part in (len, [].append, str.join, int.__add__, (1).__add__, int.real, dict.fromkeys, CellType.cell_contents)}
LEAVES = {str, int, float, complex, bool, bytes, type(None), type(sys.version_info), type((lambda: 0).__code__), *BUILT_IN}
EVERY_OBJECT = {*dir(object()), "__call__", "__name__"}
slots_of = {}  # type -> its slots


def slots(kind):
    if kind not in slots_of:
        named = [(base.__dict__, base.__dict__.get("__slots__", ())) for base in kind.__mro__]
        slots_of[kind] = [members[name] for members, names in named for name in ((names,) if type(names) is str else names) if name in members]
    return slots_of[kind]


def next_to(value, kind):
    yield kind
    if issubclass(kind, dict):
        yield from dict.keys(value)
        yield from dict.values(value)
    elif kind in (list, tuple, set, frozenset):
        yield from value
    elif issubclass(kind, type):
        yield from list(type.__getattribute__(value, "__dict__").values())
        yield from type.__getattribute__(value, "__mro__")
    elif issubclass(kind, BaseException):
        yield from (value.__traceback__, value.__context__, value.__cause__)
    for read in (object, ModuleType):
        try:
            yield read.__getattribute__(value, "__dict__")
        except (AttributeError, TypeError):
            pass
    for name in ATTRIBUTES.get(kind, "").split():
        try:
            yield getattr(value, name)
        except (AttributeError, ValueError):  # an empty cell
            pass
    for slot in slots(kind):
        try:
            yield slot.__get__(value)
        except (AttributeError, TypeError):  # an empty slot
            pass


def told(value):
    return " ".join([str(value).partition("@")[0], *sorted(set(dir(value)) - EVERY_OBJECT)])


def walk(*roots):
    met, found, todo = {}, set(), list(roots)
    while todo:
        value = todo.pop()
        if id(value) not in met:
            met[id(value)] = value
            kind = type(value)
            if kind.__module__ == "polyglot":
                found.add(told(value))
            else:
                todo += [near for near in list(next_to(value, kind)) if type(near) not in LEAVES]
    return met, found


async def waiting():
    await asyncio.sleep(60)


def frames():
    """Called by the prelude: what is below is its own."""
    frames.seen = sys._getframe()
    return 1


try:
    sync.nothing
except AttributeError as error:
    failed = error
task = asyncio.ensure_future(waiting())
sync.frames = frames
window.Array(3, 1, 2).sort(lambda a, b: frames())

met, found = walk(sys.modules, sys._getframe(), failed, task, frames.seen, sys.meta_path, window, pin.__globals__)
print(*sorted(thing for thing in found if not thing.startswith("dev.polyflux.guest.Remote.")), sep="\n")
print("enough:", len(met) > 3_000, id(pin.__globals__) in met)
print("seam:", "seam" in pin.__globals__)
task.cancel()

#> dev.polyflux.core.Marker
#> dev.polyflux.core.Ref
#> dev.polyflux.core.Shape
#> dev.polyflux.guest.GuestEvents listen states
#> dev.polyflux.guest.GuestHooks add remove
#> dev.polyflux.guest.Leases copy end ended grant held line ref shape used
#> dev.polyflux.guest.Lives called ended follow follows
#> dev.polyflux.guest.Logging log taken
#> dev.polyflux.guest.Memory counts
#> dev.polyflux.guest.Provided configuration folders module modules packages service services
#> dev.polyflux.guest.Remote all allLater apply apply0 apply1 apply2 applyWith chain chainLater close closeLater construct constructWith contains define delete delitem describe detached evaluate extensible get getKey has item iterate iterateLater keys length member next nextLater operate operate0 operate1 preventextensions prototype query raise raiseLater send sendLater set setitem setprototype text waits watch
#> dev.polyflux.guest.Seam.attached
#> dev.polyflux.guest.Seam.crossed
#> dev.polyflux.guest.Seam.forNeighbour
#> dev.polyflux.guest.Seam.isWire
#> dev.polyflux.guest.Seam.known
#> dev.polyflux.guest.Seam.load
#> dev.polyflux.guest.Seam.neighbour
#> dev.polyflux.guest.Seam.part
#> dev.polyflux.guest.Seam.remember
#> dev.polyflux.guest.Seam.speaks
#> dev.polyflux.guest.Seam.toNeighbour
#> dev.polyflux.guest.Seam.uncaught
#> dev.polyflux.guest.Seam.unsupported
#> dev.polyflux.guest.Seam.useContext
#> dev.polyflux.guest.Seam.window
#> dev.polyflux.guest.Showing begin show
#> dev.polyflux.guest.Starting close failures isStuck name notStuck ran receive send start terminate unstuck
#> dev.polyflux.guest.Storing clear delete entries flush set
#> dev.polyflux.guest.Tasks.after
#> dev.polyflux.guest.Tasks.clear
#> dev.polyflux.guest.Tasks.keepAlive
#> dev.polyflux.guest.Tasks.mayPump
#> dev.polyflux.guest.Tasks.pump
#> dev.polyflux.guest.Tasks.seconds
#> dev.polyflux.guest.Tasks.soon
#> dev.polyflux.guest.Tasks.whenAllIdle
#> dev.polyflux.guest.Tasks.whenIdle
#> dev.polyflux.guest.Wires.again
#> dev.polyflux.guest.Wires.elements
#> dev.polyflux.guest.Wires.end
#> dev.polyflux.guest.Wires.entries
#> dev.polyflux.guest.Wires.fixed
#> dev.polyflux.guest.Wires.integer
#> dev.polyflux.guest.Wires.items
#> dev.polyflux.guest.Wires.numbers
#> dev.polyflux.guest.Wires.octets
#> dev.polyflux.guest.Wires.pairs
#> dev.polyflux.guest.Wires.slice
#> dev.polyflux.guest.Wires.value
#> dev.polyflux.guest.Workers call conceal expose exposed isOfMain listed names ready settled value
#> java.lang.Object
#> enough: True True
#> seam: False
