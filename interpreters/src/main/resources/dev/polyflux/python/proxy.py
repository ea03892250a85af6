# The proxy: turns Python's operations on an object of another realm into traps.
#
# A proxy's class has just the protocols that its target has, so callable(), iter() and isinstance() tell the truth.

# In the order of dev.polyflux.core.Shape.Feature.
(CALLABLE, CONSTRUCTOR, ARRAY, MAPPING, INDEXED, SIZED, CONTAINER, ITERABLE, ITERATOR, ASYNC_ITERABLE, ASYNC_ITERATOR, AWAITABLE,
 ERROR, PLAIN, KEYED_GET, KEYED_SET, KEYED_HAS, INCLUDES, BUFFER, TYPED_ARRAY, GENERATOR, ASYNC_GENERATOR, SYMBOL, DISPOSABLE,
 ASYNC_DISPOSABLE, SEQUENCE, MUTABLE, CLASS, EXIT) = (1 << bit for bit in range(29))

NO_RECEIVER = seam_MISSING


class RemoteProxy:
    __slots__ = ("_ref", "_receiver", "_held", "__weakref__")

    def __dir__(self):
        return sorted({*object.__dir__(self), *self._via.keys(self._ref)} - {"_ref", "_receiver", "_held", "_bind"})

    def __repr__(self):
        return self._via.text(self._ref, True)

    def __str__(self):
        return self._via.text(self._ref, False)

    def __eq__(self, other):
        return isinstance(other, RemoteProxy) and self._ref is other._ref

    def __hash__(self):
        return hash(id(self._ref))


# Bound once: to look them up on each proxy's class takes longer than to call them.
new_object = object.__new__
proxy_ref, set_ref = RemoteProxy._ref.__get__, RemoteProxy._ref.__set__
proxy_receiver, set_receiver = RemoteProxy._receiver.__get__, RemoteProxy._receiver.__set__


def apply(via, ref, receiver, args):
    count = len(args)
    if count == 1:
        return via.apply1(ref, receiver, args[0])
    if count == 2:
        return via.apply2(ref, receiver, args[0], args[1])
    return via.apply(ref, receiver, args) if count else via.apply0(ref, receiver)


def walk(via, iterator):
    ref = iterator._ref
    done = False
    try:
        while True:
            value = via.next(ref)
            if type(value) is End:
                done = True
                return
            yield value
    finally:
        if not done:
            via.close(ref)


class Stream:
    """An asynchronous way through an iterable elsewhere, which is closed there when it is left early."""

    __slots__ = ("_via", "_iterable", "_ref", "_opener")

    def __init__(self, via, iterable):
        self._via = via
        self._iterable = iterable  # None once it is through
        self._ref = None  # the iterator there, once it is open
        self._opener = None  # what closes it at its own end

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._iterable is None:
            raise StopAsyncIteration
        if self._ref is None:
            self._ref = (await self._via.iterateLater(self._iterable))._ref
        try:
            value = await self._via.nextLater(self._ref)
        except BaseException:
            await self.aclose()
            raise
        if type(value) is End:
            self.end()
            raise StopAsyncIteration
        return value

    def end(self):
        self._iterable = None
        self.keep()

    # Belongs to nobody's coroutine.
    def keep(self):
        if self._opener is not None:
            self._opener.discard(self)
            self._opener = None

    async def aclose(self):
        if self._iterable is not None:
            self.end()
            if self._ref is not None:
                await self._via.closeLater(self._ref)


CO_ASYNC_GENERATOR = 0x200


# What `async for` asks for. `break` tells an iterator nothing, and nobody but the loop can hold this one: so it is closed
# at the latest when the coroutine that the loop is in has ended.
def stream(via, iterable):
    opened = Stream(via, iterable)
    if not sys._getframe(2).f_code.co_flags & CO_ASYNC_GENERATOR:
        opened._opener = opened_by_running(opened)
    return opened


# An iterator that is asked for by name may be kept for later.
def kept(*args, aiter=builtins.aiter):
    iterator = aiter(*args)
    if type(iterator) is Stream:
        iterator.keep()
    return iterator


kept.__name__ = kept.__qualname__ = "aiter"
builtins.aiter = kept


JS_FILES = """
    js_proxy.py js_attributes.py js_protocols.py js_iteration.py js_to_py.py js_containers.py js_buffers.py js_maps.py js_views.py js_classes.py
    double_proxy.py
""".split()


# The proxies of JavaScript's objects are loaded when the first of these objects arrives.
def load_js():
    if "JsProxy" not in globals():
        for file in (*JS_FILES, *(("strict.py",) if seam_strict else ())):
            seam_load(file)


def make_js_proxy(*described):
    load_js()
    return make_js_proxy(*described)  # the one that js_classes.py has put in its place


method_classes = {}  # features of a JavaScript function elsewhere -> the class of its methods' proxies


class Proxies:
    @staticmethod
    def proxy(ref, language, kind, features, detail, lease):
        return Proxies.make(ref, transport, language, kind, features, detail)

    @staticmethod
    def make(ref, via, language, kind, features, detail):
        make = make_js_proxy if language == "javascript" else make_py_proxy
        return make(ref, via, kind, features, detail)

    # A JavaScript method, as it is read of an object; None until there is a class for it.
    @staticmethod
    def method(ref, features, receiver):
        kind = method_classes.get(features)
        if kind is None:
            return None
        made = new_object(kind)
        set_ref(made, ref)
        set_receiver(made, receiver)
        return made

    @staticmethod
    def bound(member, receiver):
        return bound(member, receiver) if type(member) in methods else member

    # What gives the proxy as long as it is there.
    @staticmethod
    def weaken(proxy):
        try:
            return weak_reference(proxy)
        except TypeError:  # a built-in class, or the ellipsis
            return lambda: proxy

    # Has a proxy hold what is to live as long as it does; false where it cannot.
    @staticmethod
    def hold(proxy, thing):
        try:
            before = object.__getattribute__(proxy, "_held")
        except AttributeError:
            before = None
        try:
            object.__setattr__(proxy, "_held", (before, thing))
            return True
        except (TypeError, AttributeError):
            return False


proxies = Proxies
