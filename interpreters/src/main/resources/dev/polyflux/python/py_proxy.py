# The proxy of a Python object of another realm: nothing is lost.
#
# Its class has exactly the special methods that the object's type has, so everything built in treats it like the object.


class PyProxy(RemoteProxy):
    """A Python object of another realm."""

    __slots__ = ()
    _virtual = object

    # What isinstance() and people are told: a class of the same name, deriving from the same built-in ones.
    @property
    def __class__(self):
        return self._virtual

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

    def __reduce_ex__(self, protocol):
        raise TypeError(f"a proxy of a '{self._virtual.__name__}' of another realm cannot be pickled: copy it there, or pickle it at home")

    def __copy__(self):
        return self._via.operate0(self._ref, "copy")

    def __deepcopy__(self, memo):
        return self._via.operate0(self._ref, "deepcopy")


def forwarded(operator):
    def method(self, *operands):
        if not operands:
            return self._via.operate0(self._ref, operator)
        if len(operands) == 1:
            return self._via.operate1(self._ref, operator, operands[0])
        return self._via.operate(self._ref, operator, operands)

    method.__name__ = f"__{operator}__"
    return method


def call(self, *args, **keywords):
    if keywords:
        return self._via.applyWith(self._ref, NO_RECEIVER, args, list(keywords), list(keywords.values()))
    return apply(self._via, self._ref, NO_RECEIVER, args)


def following(self):
    value = self._via.next(self._ref)
    if type(value) is End:
        raise StopIteration(value.value) if value.value is not None else StopIteration
    return value


async def following_later(self):
    value = await self._via.nextLater(self._ref)
    if type(value) is End:
        raise StopAsyncIteration
    return value


def as_complex(self):
    number = self._via.operate0(self._ref, "complex")
    return complex(number.real, number.imag)


# A remote class is a callable, not a type: what derives from it here could not be seen at home.
def no_base(self, bases):
    raise TypeError(f"a class of another realm cannot be derived from here: derive from it at home ({self!r})")


SPECIAL = {
    "complex": as_complex,
    "next": following,
    "aiter": lambda self: stream(self._via, self._ref),
    "anext": following_later,
    # A local function that is looked up on a remote class would be bound at home.
    "dir": None,
    "copy": None,
    "deepcopy": None,
    "captureThis": None,  # for JavaScript
}


def virtual_class(kind, bases):
    base = next((found for found in (getattr(builtins, name, None) for name in bases) if isinstance(found, type)), object)
    if base.__name__ == kind:
        return base
    try:
        return type(kind, (base,), {})
    except TypeError:
        return type(kind, (), {})


def members_of(via, features, operators):
    members = {}
    for operator in operators:
        if operator.startswith("-"):
            members[f"__{operator[1:]}__"] = None
        else:
            method = SPECIAL[operator] if operator in SPECIAL else forwarded(operator)
            if method is not None:
                members[f"__{operator}__"] = method
    if features & CALLABLE:
        members["__call__"] = call
    if features & AWAITABLE:
        members["__await__"] = lambda self: watched(self._via, self._ref).__await__()
    if features & ASYNC_ITERATOR:
        members["__aiter__"] = lambda self: self
    elif features & ITERABLE and via is transport and not seam_waits:
        members["__aiter__"] = lambda self: stream(self._via, self._ref)  # where nothing waits
    if features & CLASS:
        members["__mro_entries__"] = no_base
        if features & INDEXED:
            members["__getitem__"] = forwarded("class_getitem")
        members["__instancecheck__"] = forwarded("instancecheck")
        members["__subclasscheck__"] = forwarded("subclasscheck")
    if "__eq__" in members and "__hash__" not in members:
        members["__hash__"] = RemoteProxy.__hash__
    return members


py_classes = {}


def py_class(via, kind, features, detail):
    tokens = detail.split()
    bases = [token[1:] for token in tokens if token.startswith("<")]
    members = members_of(via, features, [token for token in tokens if not token.startswith("<")])
    if "dict" in bases:
        members["get"] = lambda self, key, default=None: self[key] if key in self else default
    if "list" in bases or "tuple" in bases:
        members["__radd__"] = lambda self, other: other + type(other)(self)
    elif "dict" in bases:
        members["__ror__"] = lambda self, other: {**other, **self}
    members.update(__slots__=(), _via=via, _virtual=virtual_class(kind, bases))
    made = py_classes[id(via), kind, features, detail] = type("PyProxy", (PyProxy,), members)
    crossings[made] = proxy_ref
    register(made, bases)
    return made


# Patterns and abstract classes tell sequences and mappings by registration.
def register(proxy_class, bases):
    if not CONTAINERS.keys().isdisjoint(bases):
        import _collections_abc as abstract

        if "dict" in bases:
            abstract.MutableMapping.register(proxy_class)
        elif "list" in bases:
            abstract.MutableSequence.register(proxy_class)
        elif "tuple" in bases or "range" in bases:
            abstract.Sequence.register(proxy_class)
        elif "set" in bases:
            abstract.MutableSet.register(proxy_class)


def make_py_proxy(ref, via, kind, features, detail):
    if detail.startswith("builtins."):
        return getattr(builtins, detail[9:])
    if detail.startswith("class "):
        return mirror_class(ref, via, detail.split()[1:])
    if features & ERROR:
        return Errors.reached(ref, via, kind, detail)
    made = new_object(py_classes.get((id(via), kind, features, detail)) or py_class(via, kind, features, detail))
    set_ref(made, ref)
    return made
