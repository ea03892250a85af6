# The proxy: turns operations on an object of another realm into traps. Its class has the protocols that its target has.

class Remote:
    pass


remote = Remote()
for name in ("get set delete keys item setitem delitem contains length apply0 apply1 apply2 apply applyWith construct constructWith "
             "operate0 operate1 operate iterate next close text detached watch iterateLater nextLater closeLater").split():
    setattr(remote, name, checked(getattr(seam.remote, name)))


class Wires:
    pass


wires = Wires()
for name in "items fixed elements entries pairs slice end again".split():
    setattr(wires, name, checked(getattr(seam.wires, name)))
ask_unsupported = checked(seam.unsupported)


is_same = getattr(seam, "is")


class Proxy:
    def __init__(self, ref):
        object.__setattr__(self, "_ref", ref)

    def __getattr__(self, name):
        value = MISSING if name[:2] == "__" and name[-2:] == "__" else remote.get(self._ref, name)
        if value is MISSING:
            raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))
        return value

    def __setattr__(self, name, value):
        if not remote.set(self._ref, name, out(value)):
            raise AttributeError("cannot set attribute '%s'" % name)

    def __delattr__(self, name):
        if not remote.delete(self._ref, name):
            raise AttributeError(name)

    def __dir__(self):
        return remote.keys(self._ref)

    def __repr__(self):
        return remote.text(self._ref, True)

    def __str__(self):
        return remote.text(self._ref, False)

    def __eq__(self, other):
        return isinstance(other, Proxy) and is_same(self._ref, other._ref)

    def __hash__(self):
        return id(self._ref)

    def __bool__(self):
        return True


class JsMethods:
    """What proxies of JavaScript's objects have beside their attributes."""

    def new(self, *args, **keywords):
        return construct(self._ref, args, keywords)

    def to_py(self):
        return remote.detached(self._ref)

    def then(self, settled=None, failed=None):
        return chained(outcome_of(self._ref), settled, failed)


def chained(outcome, settled, failed):
    async def react():
        try:
            value = await outcome
        except Exception as error:
            if failed is None:
                raise
            value = failed(error)
        else:
            value = settled(value) if settled is not None else value
        return await value if isinstance(value, (Outcome, GENERATOR)) else value

    return core.create_task(react())


def call(self, *args, **keywords):
    return call_of(self._ref, MISSING, args, keywords)


def call_of(ref, receiver, args, keywords):
    if keywords:
        return remote.applyWith(ref, receiver, row(args), row_of(list(keywords)), row(keywords.values()))
    count = len(args)
    if count == 0:
        return remote.apply0(ref, receiver)
    if count == 1:
        return remote.apply1(ref, receiver, out(args[0]))
    if count == 2:
        return remote.apply2(ref, receiver, out(args[0]), out(args[1]))
    return remote.apply(ref, receiver, row(args))


def construct(ref, args, keywords):
    if keywords:
        return remote.constructWith(ref, row(args), row_of(list(keywords)), row(keywords.values()))
    return remote.construct(ref, row(args))


class Method:
    """A function of JavaScript that was read from an object, which is its receiver."""

    def __init__(self, function, receiver):
        object.__setattr__(self, "_function", function)
        object.__setattr__(self, "_receiver", receiver)

    def __call__(self, *args, **keywords):
        return call_of(self._function._ref, self._receiver._ref, args, keywords)

    def __getattr__(self, name):
        return getattr(self._function, name)

    def __eq__(self, other):
        return self._function == other or isinstance(other, Method) and self._function == other._function

    def __hash__(self):
        return hash(self._function)

    def __repr__(self):
        return repr(self._function)


crossings[Method] = lambda method: method._function._ref


def read(self, name):
    value = Proxy.__getattr__(self, name)
    return Method(value, self) if isinstance(value, Proxy) and type(value)._is_function else value


def length(self):
    value = remote.length(self._ref)
    if value is MISSING:
        raise TypeError("object of type '%s' has no len()" % type(self).__name__)
    return value


def item(self, key):
    if type(key) is int and key < 0 and type(self)._is_array:
        key += length(self)
    value = remote.item(self._ref, out(key))
    if value is MISSING:
        raise (IndexError if type(self)._is_array else KeyError)(key)
    return value


def set_item_of(self, key, value):
    remote.setitem(self._ref, out(key), out(value))


def delete_item(self, key):
    if not remote.delitem(self._ref, out(key)):
        raise KeyError(key)


def contains(self, value):
    return remote.contains(self._ref, out(value))


def walk(self):
    iterator = remote.iterate(self._ref, False)._ref
    done = False
    try:
        while True:
            value = remote.next(iterator)
            if type(value) is End:
                done = True
                return
            yield value
    finally:
        if not done:
            remote.close(iterator)


# Else the language would look for items by their numbers.
def not_iterable(self):
    raise TypeError("'%s' object isn't iterable" % type(self).__name__)


def following(self):
    value = remote.next(self._ref)
    if type(value) is End:
        raise StopIteration(value.value)
    return value


def awaiting(self):
    return iter(outcome_of(self._ref))


class Stream:
    """An asynchronous way through an iterable elsewhere: begun once, however many await it, and through once it has ended or failed."""

    def __init__(self, ref):
        self._iterable = ref
        self._begun = None

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._iterable is None:
            raise StopAsyncIteration
        if self._begun is None:
            self._begun = remote.iterateLater(self._iterable)
        try:
            iterator = await self._begun
        except Exception:
            self._iterable = None
            raise
        try:
            value = await remote.nextLater(iterator._ref)
        except BaseException:
            await self.aclose()
            raise
        if type(value) is End:
            self._iterable = None
            raise StopAsyncIteration
        return value

    async def aclose(self):
        begun = None if self._iterable is None else self._begun
        self._iterable = None
        if begun is not None and begun.error is None:
            iterator = await begun
            await remote.closeLater(iterator._ref)


def stream(self):
    return Stream(self._ref)


PROTOCOLS = (
    (CALLABLE, {"__call__": call}),
    (SIZED, {"__len__": length}),
    (INDEXED, {"__getitem__": item, "__setitem__": set_item_of, "__delitem__": delete_item}),
    (CONTAINER, {"__contains__": contains}),
    (ITERABLE, {"__iter__": walk}),
    (ITERATOR, {"__next__": following}),
    (AWAITABLE, {"__iter__": awaiting, "__await__": awaiting}),
    (ASYNC_ITERABLE, {"__aiter__": stream}),
)

FORWARDED = (
    "add sub mul matmul truediv floordiv mod pow lshift rshift and xor or radd rsub rmul rmatmul rtruediv rfloordiv rmod rpow rlshift "
    "rrshift rand rxor ror iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ixor ior neg pos abs invert bool int "
    "float complex lt le eq gt ge ne enter exit aenter aexit divmod"
).split()


def forwarded(operator):
    def method(self, *operands):
        if not operands:
            return remote.operate0(self._ref, operator)
        if len(operands) == 1:
            return remote.operate1(self._ref, operator, out(operands[0]))
        return remote.operate(self._ref, operator, row(operands))

    return method


classes = {}


def proxy_class(language, kind, features, detail):
    key = language, kind, features, detail
    known = classes.get(key)
    if known is not None:
        return known
    of_python = language in ("python", "micropython")
    members = {"_is_function": not of_python and features & CALLABLE and not features & CLASS, "_is_array": bool(features & (ARRAY | TYPED_ARRAY))}
    for feature, methods in PROTOCOLS:
        if features & feature:
            members.update(methods)
    if of_python:
        given = detail.split(" ")
        for operator in FORWARDED:
            if operator in given:
                members["__%s__" % operator] = forwarded(operator)
    else:
        members["__getattr__"] = read
        if "__getitem__" not in members:
            members.update(PROTOCOLS[2][1])
        if "__iter__" not in members:
            members["__iter__"] = not_iterable
    if len(classes) > 256:
        classes.clear()
    made = classes[key] = type(kind if of_python else "JsProxy", (Proxy,) if of_python else (Proxy, JsMethods), members)
    return made


def proxy_of(ref, told):
    language, kind, features, detail = told.split("\n", 3)
    features = int(features)
    return proxy_class(language, kind, features, detail if language in ("python", "micropython") else "")(ref)
