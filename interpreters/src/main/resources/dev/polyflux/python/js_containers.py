# JavaScript's arrays as Python's lists, and what is like an array as a sequence.


class Array:
    __slots__ = ()

    def __getitem__(self, key):
        value = type(self)._via.item(proxy_ref(self), self._key(key))
        if value is MISSING:
            raise IndexError("list index out of range")
        return value

    def __setitem__(self, key, value):
        key = self._key(key)
        if isinstance(key, slice):
            if not hasattr(type(value), "__iter__"):
                raise TypeError("can only assign an iterable")
            return self._assign(key, list(value))
        try:
            type(self)._via.setitem(proxy_ref(self), key, value)
        except IndexError:
            raise IndexError("list assignment index out of range") from None

    def _assign(self, key, values):
        start, stop, step = key.indices(len(self))
        if key.step in (None, 1):
            invoke(self, "splice", start, max(0, stop - start), *values)
            return
        places = range(start, stop, step)
        if len(places) != len(values):
            raise ValueError(f"attempt to assign sequence of size {len(values)} to extended slice of size {len(places)}")
        for at, value in zip(places, values):
            type(self)._via.setitem(proxy_ref(self), at, value)

    def __delitem__(self, key):
        if not type(self)._via.delitem(proxy_ref(self), self._key(key)):
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
        return type(self)._via.operate1(proxy_ref(self), "mul", times.__index__())

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __imul__(self, times):
        type(self)._via.operate1(proxy_ref(self), "imul", times.__index__())
        return self

    def append(self, value):
        invoke(self, "push", value)

    def extend(self, values):
        invoke(self, "push", *values)

    def insert(self, at, value):
        invoke(self, "splice", at, 0, value)

    def pop(self, at=-1):
        value = type(self)._via.item(proxy_ref(self), at.__index__())
        if value is MISSING:
            raise IndexError("pop index out of range" if len(self) else "pop from empty list")
        type(self)._via.delitem(proxy_ref(self), at.__index__())
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
    index, count = Array.index, Array.count
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
