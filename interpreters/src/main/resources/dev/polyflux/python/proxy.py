# The proxy: turns Python's operations on an object of another realm into traps.
#
# A proxy's class has just the protocols that its target has, so callable(), iter() and isinstance() tell the truth.

NO_RECEIVER = seam.MISSING


class RemoteProxy:
    __slots__ = ("_ref", "_receiver", "__weakref__")

    def __getattr__(self, name):
        value = self._via.get(self._ref, name)
        if value is MISSING:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)
        return value

    def __setattr__(self, name, value):
        if not self._via.set(self._ref, name, value):
            raise AttributeError(f"cannot set attribute '{name}'", name=name, obj=self)

    def __delattr__(self, name):
        if not self._via.delete(self._ref, name):
            raise AttributeError(name, name=name, obj=self)

    def __dir__(self):
        return sorted({*object.__dir__(self), *self._via.keys(self._ref)} - {"_ref", "_receiver", "_bind"})

    def __repr__(self):
        return self._via.text(self._ref, True)

    def __str__(self):
        return self._via.text(self._ref, False)

    def __eq__(self, other):
        return isinstance(other, RemoteProxy) and self._ref is other._ref

    def __hash__(self):
        return hash(id(self._ref))


class JsProxy(RemoteProxy):
    """A JavaScript object of another realm."""

    __slots__ = ()

    def __getattr__(self, name):
        value = self._via.get(self._ref, name)
        if value is MISSING:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)
        if isinstance(value, JsCallable) and not isinstance(value, JsConstructor):
            return value._bind(self)
        return value


def proxy_ref(proxy):
    return proxy._ref


ERROR = 1 << 12


def apply(via, ref, receiver, args):
    count = len(args)
    if count == 1:
        return via.apply1(ref, receiver, args[0])
    if count == 2:
        return via.apply2(ref, receiver, args[0], args[1])
    return via.apply(ref, receiver, args) if count else via.apply0(ref, receiver)


class JsCallable:
    __slots__ = ()

    def __call__(self, *args, **keywords):
        if keywords:
            return self._via.applyWith(self._ref, self._receiver, args, list(keywords), list(keywords.values()))
        return apply(self._via, self._ref, self._receiver, args)

    # JavaScript methods do not carry their receiver: reading one as an attribute binds it.
    def _bind(self, receiver):
        bound = object.__new__(type(self))
        object.__setattr__(bound, "_ref", self._ref)
        object.__setattr__(bound, "_receiver", receiver._ref)
        return bound


class JsConstructor:
    __slots__ = ()

    @property
    def new(self):
        return self._construct

    def _construct(self, *args, **keywords):
        if keywords:
            return self._via.constructWith(self._ref, args, list(keywords), list(keywords.values()))
        return self._via.construct(self._ref, args)


class Indexed:
    __slots__ = ()

    def __getitem__(self, key):
        value = self._via.item(self._ref, key)
        if value is MISSING:
            raise (IndexError if isinstance(self, Array) else KeyError)(key)
        return value

    def __setitem__(self, key, value):
        self._via.setitem(self._ref, key, value)

    def __delitem__(self, key):
        if not self._via.delitem(self._ref, key):
            raise (IndexError if isinstance(self, Array) else KeyError)(key)


class Array:
    __slots__ = ()


class Sized:
    __slots__ = ()

    def __len__(self):
        return self._via.length(self._ref)

    # A JavaScript object is true even when it is empty, a Python container is not.
    def __bool__(self):
        return isinstance(self, JsProxy) or self._via.length(self._ref) > 0


class Container:
    __slots__ = ()

    def __contains__(self, value):
        return self._via.contains(self._ref, value)


class Iterable:
    __slots__ = ()

    def __iter__(self):
        return walk(self._via, self._via.iterate(self._ref, False))


class Iterator:
    __slots__ = ()

    def __iter__(self):
        return self

    def __next__(self):
        value = self._via.next(self._ref)
        if type(value) is End:
            raise StopIteration(value.value)
        return value


class AsyncIterable:
    __slots__ = ()

    def __aiter__(self):
        return stream(self._via, self._ref)


class Awaitable:
    __slots__ = ()

    def __await__(self):
        return watched(self._via, self._ref).__await__()


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


async def stream(via, iterable):
    ref = (await via.iterateLater(iterable))._ref
    done = False
    try:
        while True:
            value = await via.nextLater(ref)
            if type(value) is End:
                done = True
                return
            yield value
    finally:
        if not done:
            await via.closeLater(ref)


# In the order of dev.polyflux.core.Shape.Feature; a class of JavaScript is built with new().
JAVASCRIPT = (
    JsCallable, JsConstructor, Array, None, Indexed, Sized, Container, Iterable, Iterator, AsyncIterable, None,
    Awaitable, None,
)

classes = {}


def proxy_class(via, language, features):
    known = classes.get((id(via), language, features))
    if known is None:
        protocols, base = JAVASCRIPT, JsProxy
        mixins = [mixin for bit, mixin in enumerate(protocols) if mixin is not None and features >> bit & 1]
        if Iterator in mixins and Iterable in mixins:
            mixins.remove(Iterable)
        known = classes[id(via), language, features] = type(base.__name__, (*mixins, base), {"__slots__": (), "_via": via})
        crossings[known] = proxy_ref
    return known


class Proxies:
    @staticmethod
    def proxy(ref, language, kind, features, detail):
        return Proxies.make(ref, transport, language, kind, features, detail)

    @staticmethod
    def make(ref, via, language, kind, features, detail):
        if language == "python":
            return make_py_proxy(ref, via, kind, features, detail)
        made = object.__new__(proxy_class(via, language, features))
        object.__setattr__(made, "_ref", ref)
        object.__setattr__(made, "_receiver", NO_RECEIVER)
        return made

    @staticmethod
    def weaken(proxy):
        try:
            return weak_reference(proxy)
        except TypeError:  # a built-in class, or the ellipsis
            return lambda: proxy

    @staticmethod
    def revive(weak):
        return weak()


proxies = Proxies
