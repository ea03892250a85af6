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


methods = set()  # classes of functions that are bound when they are read as attributes
MODULE_NAMES = ("__loader__", "__name__", "__package__", "__path__", "__spec__")


# Special names are no business of JavaScript's, unless the proxy is a module: then it has those of one.
def special(proxy, name):
    module = modules_of_proxies.get(id(proxy))
    if module is not None and name in module[1]:
        return module[1][name]
    if module is not None and name == "__all__":
        named = proxy._via.get(proxy._ref, "__all__")
        return list(named) if named is not MISSING else [key for key in proxy._via.keys(proxy._ref) if isinstance(key, str)]
    raise absent(proxy, name)


# Calls JavaScript's method of a name that Python has a method for, too.
def invoke(proxy, name, *args):
    via = proxy._via
    method = via.get(proxy._ref, name)
    return apply(via, method._ref, proxy._ref, args) if isinstance(method, RemoteProxy) else method(*args)


ALL_NAMES = """function () {
  const names = new Set();
  for (let at = this; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  }
  return [...names];
}"""


class JsKind(type):
    # An error is a proxy that can be raised; a double is the proxy of a proxy.
    def __instancecheck__(cls, value):
        if cls is not JsProxy or type.__instancecheck__(cls, value):
            return type.__instancecheck__(cls, value)
        return isinstance(value, JsDoubleProxy) or isinstance(value, JsException) and value._ref is not None

    # The class of a plain object is a base of all; what is asked for by features is a class of just these.
    def __subclasscheck__(cls, other):
        mine, theirs = getattr(cls, "_features", None), getattr(other, "_features", None)
        if type.__subclasscheck__(cls, other) or mine is None or theirs is None:
            return type.__subclasscheck__(cls, other) or cls is JsProxy and issubclass(other, (JsDoubleProxy, JsException))
        return mine & DISTINGUISHING == 0 or isinstance(other, ByFeature) and mine & DISTINGUISHING & ~theirs == 0

    def __call__(cls, *args, **keywords):
        raise TypeError(f"{cls.__name__} cannot be instantiated.")


DISTINGUISHING = ~(INDEXED | CONTAINER | PLAIN)  # features that make a difference to a class


class JsProxy(RemoteProxy, metaclass=JsKind):
    """A JavaScript object."""

    __slots__ = ()

    _features = 0

    def __getattr__(self, name):
        key = name
        if name[-1:] == "_":
            if name.startswith("__") and name.endswith("__") and name != "__proto__":
                return special(self, name)
            key = js_name(name)
        value = self._via.get(self._ref, key)
        kind = type(value)
        if kind is int or kind is str or kind is float:
            return value
        if value is MISSING:
            raise absent(self, name)
        return bound(value, self) if kind in methods else value

    def __setattr__(self, name, value):
        if name in MODULE_NAMES:
            set_local(self, name, value)
        elif not self._via.set(self._ref, js_name(name), value):
            raise AttributeError(f"cannot set attribute '{name}'", name=name, obj=self)

    def __delattr__(self, name):
        if not self._via.delete(self._ref, js_name(name)):
            raise AttributeError(name, name=name, obj=self)

    def __dir__(self):
        names = self._via.detached(self._via.evaluate(self._ref, ALL_NAMES, ())._ref)
        names = {name + "_" if name.rstrip("_") in HARD_KEYWORDS else name for name in names if not name.isdigit()}
        if self._features & ARRAY:
            names.discard("keys")
        return sorted({*object.__dir__(self), *names} - {"_ref", "_receiver", "_tag", "_held", "_via", "_features"})

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
        return self._via.operate0(self._ref, "hash")

    def to_weakref(self):
        return self._via.evaluate(self._ref, "function () { return new WeakRef(this); }", ())

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

    def bind_sig(self, signature, /):
        """The same object, whose attributes or calls are converted as the annotations of a class or function say."""
        from pyodide._bind import bound_to

        return bound_to(self, signature)

    def __reduce_ex__(self, protocol):
        raise TypeError("a proxy of a JavaScript object cannot be pickled: copy it with to_py()")


class Function:
    __slots__ = ()

    def __call__(self, *args, **keywords):
        if keywords:
            return self._via.applyWith(self._ref, self._receiver, args, list(keywords), list(keywords.values()))
        return apply(self._via, self._ref, self._receiver, args)

    # A function that a class here has as a member gets the instance as its receiver.
    def __get__(self, instance, owner=None):
        if instance is None or self._features & CLASS:
            return self
        return lambda *args: self._via.apply(self._ref, give(instance) if self._via is here else instance, args)


# JavaScript methods do not carry their receiver: reading one as an attribute binds it.
def bound(function, receiver):
    made = new_object(type(function))
    set_ref(made, function._ref)
    set_receiver(made, receiver._ref)
    return made


class Constructor:
    __slots__ = ()

    def __mro_entries__(self, bases):
        raise TypeError("cannot create 'pyodide.ffi.JsProxy' instances")

    def bind_class(self, kind, /):
        """What makes instances when it is called, whose attributes are converted as the annotations of a class say."""
        from pyodide._bind import class_bound_to

        return class_bound_to(self, kind)

    @property
    def new(self):
        return lambda *args, **keywords: (
            self._via.constructWith(self._ref, args, list(keywords), list(keywords.values()))
            if keywords
            else self._via.construct(self._ref, args)
        )


class Keyed:
    __slots__ = ()

    def __getitem__(self, key):
        value = self._via.item(self._ref, key)
        if value is MISSING:
            raise KeyError(key)
        return value


class MutableKeyed:
    __slots__ = ()

    def __setitem__(self, key, value):
        self._via.setitem(self._ref, key, value)

    def __delitem__(self, key):
        if not self._via.delitem(self._ref, key):
            raise KeyError(key)


class Sized:
    __slots__ = ()

    def __len__(self):
        try:
            length = self._via.length(self._ref)
        except (ValueError, OverflowError) as error:
            raise (OverflowError if isinstance(error, OverflowError) else ValueError)(error.message) from None
        if length is MISSING:
            raise TypeError("object does not have a valid length")
        return length

    def __bool__(self):
        return self._via.operate0(self._ref, "bool")


class Container:
    __slots__ = ()

    def __contains__(self, value):
        return self._via.contains(self._ref, value)


class Iterable:
    __slots__ = ()

    def __iter__(self):
        iterator = self._via.iterate(self._ref, False)
        return walk(self._via, iterator) if isinstance(iterator, RemoteProxy) else iter(iterator)


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

    def throw(self, error, value=None, trace=None, /):
        return element(getattr(self._via, "raise")(self._ref, exception(error, value, trace)))

    def close(self):
        result = self._via.close(self._ref)
        if isinstance(result, JsProxy) and result.done is False:
            raise RuntimeError("JavaScript generator ignored return")


def element(value):
    if type(value) is End:
        raise StopIteration(value.value) if value.value is not None else StopIteration
    return value


# What throw() is given: an exception, or a class and what to make one of.
def exception(error, value=None, trace=None):
    if trace is not None and type(trace).__name__ != "traceback":
        raise TypeError("throw() third argument must be a traceback object")
    if isinstance(error, type) and issubclass(error, BaseException):
        error = value if isinstance(value, error) else error() if value is None else error(*value) if isinstance(value, tuple) else error(value)
    elif not isinstance(error, BaseException):
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {type(error).__name__}")
    elif value is not None:
        raise TypeError("instance exception may not have a separate value")
    return error if trace is None else error.with_traceback(trace)


class AsyncIterable:
    __slots__ = ()

    def __aiter__(self):
        return stream(self._via, self._ref)


class AsyncIterator:
    __slots__ = ()

    def __aiter__(self):
        return self

    def __anext__(self):
        return started(later_element(self._via.nextLater(self._ref)))


# What is sent is under way at once, as a future.
class AsyncGenerator:
    __slots__ = ()

    def asend(self, value):
        return started(later_element(self._via.sendLater(self._ref, value)))

    def athrow(self, error, value=None, trace=None, /):
        return started(later_element(self._via.raiseLater(self._ref, exception(error, value, trace))))

    async def aclose(self):
        await self._via.closeLater(self._ref)


async def later_element(element):
    value = await element
    if type(value) is End:
        raise StopAsyncIteration(value.value) if value.value is not None else StopAsyncIteration
    return value


# What a promise was rejected with, which need not be an error.
async def promise_reaction(promise, fulfilled, rejected):
    try:
        value = await promise
    except Exception as error:
        if rejected is None:
            raise
        return await flattened(rejected(error.__dict__.get("_reason", error)))
    return value if fulfilled is None else await flattened(fulfilled(value))


class Awaitable:
    __slots__ = ()

    def __await__(self):
        return watched(self._via, self._ref).__await__()

    def then(self, fulfilled=None, rejected=None, /):
        return started(promise_reaction(self, fulfilled, rejected))

    def catch(self, rejected, /):
        return started(promise_reaction(self, None, rejected))

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


# What an error has of a proxy.
for _name in "typeof js_id to_weakref object_keys object_values object_entries to_py bind_sig".split():
    setattr(JsException, _name, JsProxy.__dict__[_name])
JsException._features = ERROR
JsException.__repr__ = JsException.__str__


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
