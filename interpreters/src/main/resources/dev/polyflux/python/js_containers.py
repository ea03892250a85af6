# JavaScript's containers as Python's: arrays as lists, maps as dicts, buffers as bytes, and the view that JSON is read by.

NO_DEFAULT = object()


class Array:
    __slots__ = ()

    def __getitem__(self, key):
        value = self._via.item(self._ref, self._key(key))
        if value is MISSING:
            raise IndexError("list index out of range")
        return value

    def __setitem__(self, key, value):
        key = self._key(key)
        if isinstance(key, slice):
            return self._assign(key, list(value))
        try:
            self._via.setitem(self._ref, key, value)
        except IndexError:
            raise IndexError("list assignment index out of range") from None

    def _assign(self, key, values):
        start, stop, step = key.indices(len(self))
        if step == 1:
            invoke(self, "splice", start, max(0, stop - start), *values)
            return
        places = range(start, stop, step)
        if len(places) != len(values):
            raise ValueError(f"attempt to assign sequence of size {len(values)} to extended slice of size {len(places)}")
        for at, value in zip(places, values):
            self._via.setitem(self._ref, at, value)

    def __delitem__(self, key):
        if not self._via.delitem(self._ref, self._key(key)):
            raise IndexError("list assignment index out of range")

    @staticmethod
    def _key(key):
        if isinstance(key, slice):
            return key
        if not hasattr(type(key), "__index__"):
            raise TypeError(f"list indices must be integers or slices, not {type(key).__name__}")
        return key.__index__()

    def __reversed__(self):
        return (self[at] for at in range(len(self) - 1, -1, -1))

    def __add__(self, other):
        if not isinstance(other, (list, tuple, JsProxy)):
            return NotImplemented
        sum = self[:]
        sum.extend(other)
        return sum

    def __mul__(self, times):
        return self._via.operate1(self._ref, "mul", times.__index__())

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __imul__(self, times):
        self._via.operate1(self._ref, "imul", times.__index__())
        return self

    def append(self, value):
        invoke(self, "push", value)

    def extend(self, values):
        invoke(self, "push", *values)

    def insert(self, at, value):
        invoke(self, "splice", at, 0, value)

    def pop(self, at=-1):
        value = self._via.item(self._ref, at.__index__())
        if value is MISSING:
            raise IndexError("pop index out of range" if len(self) else "pop from empty list")
        self._via.delitem(self._ref, at.__index__())
        return value

    def index(self, value, start=0, stop=None):
        places = range(*slice(start, stop).indices(len(self)))
        for at, member in enumerate(self):
            if at in places and member == value:
                return at
        raise ValueError(f"{value!r} is not in list")

    def count(self, value):
        return sum(1 for member in self if member == value)

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        del self[:]

    def copy(self):
        return self[:]

    def reverse(self):
        invoke(self, "reverse")


# What is read like a list and not changed, such as a NodeList.
class Elements:
    __slots__ = ()

    __getitem__ = Array.__getitem__
    __reversed__ = Array.__reversed__
    _key = staticmethod(Array._key)

    def __delitem__(self, key):
        raise TypeError("object doesn't support item deletion")


class TypedArray(Elements):
    __slots__ = ()

    def __getitem__(self, key):
        if isinstance(key, slice):
            raise NotImplementedError("Slice subscripting isn't implemented for typed arrays")
        return Array.__getitem__(self, key)

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            raise NotImplementedError("Slice assignment isn't implemented for typed arrays")
        Array.__setitem__(self, key, value)


class Map:
    __slots__ = ()

    def __iter__(self):
        return invoke(self, "keys")

    def keys(self):
        return list(self)

    def values(self):
        return list(invoke(self, "values"))

    def items(self):
        return [tuple(entry) for entry in invoke(self, "entries")]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pop(self, key, default=NO_DEFAULT):
        if key not in self:
            if default is NO_DEFAULT:
                raise KeyError(key)
            return default
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        for key in reversed(list(self)):
            return key, self.pop(key)
        raise KeyError("popitem(): dictionary is empty")

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def clear(self):
        invoke(self, "clear")

    def update(self, other=(), **keywords):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in (*pairs, *keywords.items()):
            self[key] = value


class Buffer:
    __slots__ = ()

    def __bool__(self):
        return self._via.operate0(self._ref, "bool")

    def to_file(self, file, /):
        file.write(self.to_bytes())

    def from_file(self, file, /):
        data = bytearray(self.to_bytes())
        file.readinto(data)
        self.assign(data)

    _into_file = to_file

    def to_memoryview(self):
        return self._via.detached(self._ref)

    def to_bytes(self):
        return self.to_memoryview().tobytes()

    def to_string(self, encoding=None):
        try:
            return self.to_bytes().decode(encoding or "utf8")
        except UnicodeDecodeError:
            raise ValueError(f"Failed to decode Javascript TypedArray as {encoding or 'utf8'}") from None

    def assign(self, source):
        self._check("to", source)
        self._via.evaluate(
            self._ref,
            "function (from) { const bytes = (b) => new Uint8Array(b.buffer ?? b, b.byteOffset ?? 0, b.byteLength); bytes(this).set(bytes(from)); }",
            (Direct(memoryview(source)),))

    def assign_to(self, target):
        self._check("from", target)
        memoryview(target).cast("B")[:] = self.to_bytes()

    def _check(self, way, other):
        mine, theirs = self.byteLength, memoryview(other).nbytes
        if mine != theirs:
            raise ValueError(f"cannot assign {way} TypedArray of length {mine} {'from' if way == 'to' else 'to'} buffer of length {theirs}")


class JsonView:
    __slots__ = ("_object",)

    def __init__(self, target):
        self._object = target

    def __getattr__(self, name):
        return viewed(getattr(self._object, name))

    def __eq__(self, other):
        return isinstance(other, JsonView) and self._object == other._object

    def __hash__(self):
        return hash(self._object)

    def __repr__(self):
        return repr(self._object.to_py())


def viewed(value):
    return value.as_py_json() if isinstance(value, JsProxy) and value._features & (ARRAY | PLAIN) else value


class JsonMapping(JsonView):
    """A live view of a JavaScript object as a mapping of its own properties."""

    __slots__ = ()

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return viewed(self._object._via.get(self._object._ref, key))

    def __setitem__(self, key, value):
        self._object._via.set(self._object._ref, key, value)

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)
        self._object._via.delete(self._object._ref, key)

    def __contains__(self, key):
        return isinstance(key, str) and self._object._via.describe(self._object._ref, key) is not MISSING

    def __iter__(self):
        return iter(list(self._object.object_keys()))

    def __len__(self):
        return len(self._object.object_keys())

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def clear(self):
        for key in self:
            del self[key]

    get, pop, popitem, setdefault, update = Map.get, Map.pop, Map.popitem, Map.setdefault, Map.update


class JsonSequence(JsonView):
    """A live view of a JavaScript array as a sequence."""

    __slots__ = ()

    def __getitem__(self, key):
        return viewed(self._object[key])

    def __setitem__(self, key, value):
        self._object[key] = value

    def __delitem__(self, key):
        del self._object[key]

    def __len__(self):
        return len(self._object)

    def __contains__(self, value):
        return value in self._object

    def __iter__(self):
        return (viewed(member) for member in self._object)
