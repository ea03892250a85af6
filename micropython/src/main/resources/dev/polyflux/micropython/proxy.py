# The proxy: turns operations on an object of another realm into traps. Its class has the protocols that its target has.

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


def read(self, name):
    value = Proxy.__getattr__(self, name)
    return Method(value, self) if isinstance(value, Proxy) and type(value)._is_function else value


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
    if features & ERROR:
        return reached(ref, language, kind, detail)
    return proxy_class(language, kind, features, detail if language in ("python", "micropython") else "")(ref)
