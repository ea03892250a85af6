# asyncio's package without what it seldom needs: heavy modules are stand-ins until they are touched.
#
# asyncio's own files run as they are. What they import from outside, and only what they import, may be a stand-in, which
# offers the few names that are read at once and becomes the module itself when asked for another.

import builtins
import sys


class StandIn(type(sys)):
    """A module that is imported when it is needed."""

    def __init__(self, name, /, **offered):
        super().__init__(name)
        self.__dict__.update(offered)

    def __getattr__(self, name):
        if name.startswith("__") or (self.__name__, name) in ABSENT:
            raise AttributeError(name)
        __import__(self.__name__)
        real = sys.modules[self.__name__]
        for module in lean_modules:
            for key, value in list(module.__dict__.items()):
                if value is self:
                    module.__dict__[key] = real
        return getattr(real, name)


ABSENT = {("os", "fork")}  # asked for to take care of what no realm does
lean_modules = []


class EnumKind(type):
    """A minimal enumeration, for states that asyncio compares and shows."""

    def __new__(kind, name, bases, body):
        made = super().__new__(kind, name, bases, {key: value for key, value in body.items() if key.startswith("_")})
        for key, value in body.items():
            if not key.startswith("_"):
                member = object.__new__(made)
                member.name, member.value = key, value
                setattr(made, key, member)
        return made


class Enum(metaclass=EnumKind):
    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value!r}>"


class Subscripted:
    """Stands for a type in annotations."""

    def __getitem__(self, key):
        return self


class CoroutineKind(type):
    def __instancecheck__(kind, value):
        known = sys.modules.get("_collections_abc")
        if known is not None:
            return isinstance(value, known.Coroutine)
        return all(hasattr(type(value), name) for name in ("__await__", "send", "throw", "close"))


class AnyCoroutine(metaclass=CoroutineKind):
    pass


def is_awaitable(value):
    kind = type(value)
    return kind is COROUTINE or hasattr(kind, "__await__") or is_generator(value) and bool(value.gi_code.co_flags & 0x100)


def is_generator(value):
    return type(value) is type(item for item in ())


def recursive_repr(fillvalue="..."):
    def decorate(function):
        running = set()

        def wrapper(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return function(self)
            finally:
                running.discard(id(self))

        return wrapper

    return decorate


def stand_ins():
    import _collections
    import _functools
    import _thread
    import posix
    from _weakrefset import WeakSet

    futures = StandIn(
        "concurrent.futures", FIRST_COMPLETED="FIRST_COMPLETED", FIRST_EXCEPTION="FIRST_EXCEPTION", ALL_COMPLETED="ALL_COMPLETED"
    )
    abc = StandIn("collections.abc", Coroutine=AnyCoroutine)
    offered = [
        StandIn("collections", deque=_collections.deque, abc=abc), abc,
        StandIn("concurrent", futures=futures), futures,
        StandIn("enum", Enum=Enum, auto=object),
        StandIn("heapq", heappush=lambda *args: __import__("heapq").heappush(*args), heappop=lambda heap: __import__("heapq").heappop(heap)),
        StandIn("functools", partial=_functools.partial),
        StandIn("inspect", isawaitable=is_awaitable, isgenerator=is_generator),
        StandIn("logging", DEBUG=10),
        StandIn("os", getpid=posix.getpid),
        StandIn("reprlib", recursive_repr=recursive_repr),
        StandIn("socket", AF_UNSPEC=0, AI_PASSIVE=1),
        StandIn("subprocess", PIPE=-1),
        StandIn("threading", local=_thread._local, Lock=_thread.allocate_lock),
        StandIn("typing", final=lambda kind: kind, Optional=Subscripted(), Type=Subscripted()),
        StandIn("weakref", WeakSet=WeakSet),
        *map(StandIn, ("linecache", "signal", "traceback", "warnings")),
    ]
    return {module.__name__: module for module in offered}


LEAN = "constants coroutines events exceptions futures locks queues tasks taskgroups timeouts threads".split()
LATE = {
    "base_events": "BaseEventLoop Server",
    "protocols": "BaseProtocol Protocol DatagramProtocol SubprocessProtocol BufferedProtocol",
    "transports": "BaseTransport ReadTransport WriteTransport Transport DatagramTransport SubprocessTransport",
    "streams": "StreamReader StreamWriter StreamReaderProtocol open_connection start_server open_unix_connection start_unix_server",
    "subprocess": "create_subprocess_exec create_subprocess_shell",
    "unix_events": "SelectorEventLoop AbstractChildWatcher SafeChildWatcher FastChildWatcher PidfdChildWatcher "
                   "MultiLoopChildWatcher ThreadedChildWatcher",
}
LATE_NAMES = {name: module for module, names in LATE.items() for name in names.split()}


# Where a late name's module is imported, its own imports are no stand-ins.
def late_member(name):
    import importlib

    if name in LATE_NAMES:
        module = importlib.import_module("asyncio." + LATE_NAMES[name])
        value = sys.modules["asyncio"].__dict__[name] = getattr(module, name)
        return value
    if name in (*LATE, "log", "sslproto", "selector_events", "base_subprocess", "staggered", "trsock", "runners"):
        return importlib.import_module("asyncio." + name)
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'")


def fill_asyncio(package):
    offered = stand_ins()
    imported = builtins.__import__

    def lean_import(name, globals=None, locals=None, fromlist=(), level=0):
        importer = "" if level or globals is None else str(globals.get("__name__"))
        if name == "_asyncio" and importer.startswith("asyncio."):
            raise ImportError("its _swap_current_task() fails, its set of tasks forgets none, and it imports much")
        if name in offered and importer.startswith("asyncio."):
            return offered[name if fromlist else name.partition(".")[0]]
        return imported(name, globals, locals, fromlist, level)

    builtins.__import__ = lean_import
    try:
        for name in LEAN:
            imported("asyncio." + name)
    finally:
        builtins.__import__ = imported
    lean_modules.extend(module for name, module in list(sys.modules.items()) if name.startswith("asyncio."))
    for name in LEAN:
        module = package.__dict__[name] = sys.modules["asyncio." + name]
        for public in getattr(module, "__all__", ()):
            package.__dict__[public] = getattr(module, public)
    package.__dict__["__getattr__"] = late_member
    own = [name for module in LEAN for name in getattr(sys.modules["asyncio." + module], "__all__", ())]
    package.__all__ = (*own, "run", "Runner", "DefaultEventLoopPolicy", *LATE_NAMES)
