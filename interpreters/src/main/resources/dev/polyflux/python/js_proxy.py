# The proxy of a JavaScript object: its class has the protocols that its features tell.

HARD_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except finally for from global if "
    "import in is lambda nonlocal not or pass raise return try while with yield".split()
)


# `from_` is JavaScript's `from`, `from__` its `from_`.
def js_name(name):
    bare = name.rstrip("_")
    return name[:-1] if bare != name and bare in HARD_KEYWORDS else name


def absent(proxy, name):
    return AttributeError(f"'JsProxy' object has no attribute '{name}'", name=name, obj=proxy)


class JsProxy(RemoteProxy):
    """A JavaScript object."""

    __slots__ = ()

    def __getattr__(self, name):
        value = self._via.get(self._ref, js_name(name) if name[-1] == "_" else name)
        if value is MISSING:
            raise absent(self, name)
        if isinstance(value, Function) and not isinstance(value, Constructor):
            return bound(value, self)
        return value

    def __setattr__(self, name, value):
        if not self._via.set(self._ref, js_name(name), value):
            raise AttributeError(f"cannot set attribute '{name}'", name=name, obj=self)

    def __delattr__(self, name):
        if not self._via.delete(self._ref, js_name(name)):
            raise AttributeError(name, name=name, obj=self)

    def __dir__(self):
        names = {name + "_" if name.rstrip("_") in HARD_KEYWORDS else name
                 for name in self._via.keys(self._ref) if isinstance(name, str) and not name.isdigit()}
        return sorted({*object.__dir__(self), *names} - {"_ref", "_receiver", "_via", "_features"})

    def __eq__(self, other):
        return self is other or isinstance(other, JsProxy) and self._ref is other._ref

    def __hash__(self):
        return hash(id(self._ref))

    def __lt__(self, other):
        return self._via.operate1(self._ref, "lt", other)

    def __le__(self, other):
        return self._via.operate1(self._ref, "le", other)

    def __gt__(self, other):
        return self._via.operate1(self._ref, "gt", other)

    def __ge__(self, other):
        return self._via.operate1(self._ref, "ge", other)

    @property
    def typeof(self):
        return "symbol" if self._features & SYMBOL else "function" if self._features & CALLABLE else "object"

    @property
    def js_id(self):
        return hash(self)

    def object_keys(self):
        return self._via.evaluate(self._ref, "function () { return Object.keys(this); }", ())

    def object_values(self):
        return self._via.evaluate(self._ref, "function () { return Object.values(this); }", ())

    def object_entries(self):
        return self._via.evaluate(self._ref, "function () { return Object.entries(this); }", ())

    def to_py(self, *, depth=-1, default_converter=None):
        """A copy as Python's own; what cannot be copied stays as it is."""
        if depth == -1 and default_converter is None and self._features & (ARRAY | PLAIN | KEYED_HAS | BUFFER):
            return self._via.detached(self._ref)
        return to_py(self, depth, default_converter, {})

    def as_py_json(self):
        """A live view whose members are items."""
        return JsonSequence(self) if self._features & ARRAY else JsonMapping(self)

    def __reduce_ex__(self, protocol):
        raise TypeError("a proxy of a JavaScript object cannot be pickled: copy it with to_py()")


class Function:
    __slots__ = ()

    def __call__(self, *args, **keywords):
        if keywords:
            return self._via.applyWith(self._ref, self._receiver, args, list(keywords), list(keywords.values()))
        return apply(self._via, self._ref, self._receiver, args)

    def __eq__(self, other):
        return self is other or isinstance(other, Function) and self._ref is other._ref and self._receiver is other._receiver

    def __hash__(self):
        return hash(id(self._ref))

    def __get__(self, instance, owner=None):
        return self if instance is None or isinstance(self, Constructor) else lambda *args: self._via.apply(self._ref, instance, args)


# JavaScript methods do not carry their receiver: reading one as an attribute binds it.
def bound(function, receiver):
    made = object.__new__(type(function))
    object.__setattr__(made, "_ref", function._ref)
    object.__setattr__(made, "_receiver", receiver._ref)
    return made


class Constructor:
    __slots__ = ()

    @property
    def new(self):
        return lambda *args, **keywords: (
            self._via.constructWith(self._ref, args, list(keywords), list(keywords.values()))
            if keywords
            else self._via.construct(self._ref, args)
        )


class Items:
    __slots__ = ()

    def __getitem__(self, key):
        value = self._via.item(self._ref, key)
        if value is MISSING:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._via.setitem(self._ref, key, value)

    def __delitem__(self, key):
        if not self._via.delitem(self._ref, key):
            raise KeyError(key)


class Sized:
    __slots__ = ()

    def __len__(self):
        length = self._via.length(self._ref)
        if length is MISSING:
            raise TypeError("object does not have a valid length")
        return length

    # An empty container is false here, as in Python.
    def __bool__(self):
        return bool(self._features & CALLABLE) or len(self) > 0


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
        return element(self._via.next(self._ref))


class Generator:
    __slots__ = ()

    def send(self, value):
        return element(self._via.send(self._ref, value))

    def throw(self, error, *rest):
        return element(getattr(self._via, "raise")(self._ref, error() if isinstance(error, type) else error))

    def close(self):
        self._via.close(self._ref)


def element(value):
    if type(value) is End:
        raise StopIteration(value.value) if value.value is not None else StopIteration
    return value


class AsyncIterable:
    __slots__ = ()

    def __aiter__(self):
        return stream(self._via, self._ref)


class AsyncIterator:
    __slots__ = ()

    def __aiter__(self):
        return self

    async def __anext__(self):
        return later_element(await self._via.nextLater(self._ref))


class AsyncGenerator:
    __slots__ = ()

    async def asend(self, value):
        return later_element(await self._via.sendLater(self._ref, value))

    async def athrow(self, error, *rest):
        return later_element(await self._via.raiseLater(self._ref, error() if isinstance(error, type) else error))

    async def aclose(self):
        await self._via.closeLater(self._ref)


def later_element(value):
    if type(value) is End:
        raise StopAsyncIteration
    return value


class Awaitable:
    __slots__ = ()

    def __await__(self):
        return watched(self._via, self._ref).__await__()

    def then(self, fulfilled=None, rejected=None, /):
        return started(reaction(self, fulfilled, rejected))

    def catch(self, rejected, /):
        return started(reaction(self, None, rejected))

    def finally_(self, ended, /):
        return started(ending(self, ended))


class Scope:
    __slots__ = ()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._via.evaluate(self._ref, "function () { this[Symbol.dispose](); }", ())


class AsyncScope:
    __slots__ = ()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await settled_value(self._via.evaluate(self._ref, "function () { return this[Symbol.asyncDispose](); }", ()))


# A copy, level by level.
def to_py(value, depth, converter, made):
    if not isinstance(value, JsProxy) or depth == 0:
        return value
    if value in made:
        return made[value]
    copy = lambda member: to_py(member, depth - 1, converter, made)
    if value._features & ARRAY:
        made[value] = []
        made[value].extend(copy(member) for member in value)
    elif value._features & MAPPING:
        made[value] = {}
        made[value].update((copy(key), copy(member)) for key, member in value.items())
    elif value._features & KEYED_HAS:
        made[value] = set()
        made[value].update(value)
    elif value._features & BUFFER:
        made[value] = value._via.detached(value._ref)
    elif value._features & PLAIN:
        made[value] = {}
        made[value].update((pair[0], copy(pair[1])) for pair in value.object_entries())
    elif converter is not None:
        def cache(source, result):
            made[source] = result

        return converter(value, copy, cache)
    else:
        return value
    return made[value]
