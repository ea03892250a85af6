# Which values cross as they are, and how objects are known again when they come home.

import builtins
import sys

class Missing:
    __slots__ = ()

    def __repr__(self):
        return "missing"

    def __bool__(self):
        return False


class JsNull:
    """JavaScript's null, which is not undefined (None)."""

    __slots__ = ()

    def __repr__(self):
        return "jsnull"

    def __bool__(self):
        return False


MISSING = Missing()
jsnull = JsNull()


async def coroutine():
    pass


made = coroutine()
COROUTINE = type(made)  # GraalPy's coroutines are awaited without an __await__ to be seen
made.close()


class Values:
    missing = MISSING
    nothing = None
    null = jsnull

    # The reference of an object that has one; those of local objects Java keeps, weakly, by id().
    @staticmethod
    def exported(value):
        kind = type(value)
        if kind is bytes:
            return seam.octets(value)
        if issubclass(kind, RemoteProxy):
            return value._ref
        if value is MISSING:
            return seam.MISSING
        if value is jsnull:
            return seam.NULL
        if issubclass(kind, BaseException) and getattr(value, "_ref", None) is not None:
            return value._ref
        return seam.known(id(value))

    @staticmethod
    def remember(value, ref):
        seam.remember(id(value), ref)

    # Type name and features, in the order of dev.polyflux.core.Shape.Feature.
    @staticmethod
    def describe(value):
        kind = type(value)
        has = lambda name: hasattr(kind, name)
        features = (
            callable(value),
            isinstance(value, type),
            issubclass(kind, (list, tuple)),
            issubclass(kind, dict),
            has("__getitem__") or has("__class_getitem__"),
            has("__len__"),
            has("__contains__"),
            has("__iter__"),
            has("__next__"),
            has("__aiter__"),
            has("__anext__"),
            has("__await__") or kind is COROUTINE,
            issubclass(kind, BaseException),
            kind in (dict, list, tuple, set, frozenset),
        )
        return [kind.__name__, sum(1 << bit for bit, present in enumerate(features) if present)]

    @staticmethod
    def integer(text):
        return int(text)

    @staticmethod
    def octets(unsigned):
        return bytes(unsigned)

    @staticmethod
    def items(elements):
        return list(elements)

    @staticmethod
    def entries(names, members):
        return dict(zip(list(names), list(members)))

    @staticmethod
    def detach(value, path=()):
        kind = type(value)
        if issubclass(kind, (dict, list, tuple, set, frozenset, range)):
            if any(value is outer for outer in path):
                raise ValueError("cannot copy a value that contains itself")
            path = (*path, value)
            if issubclass(kind, dict):
                members = [Values.detach(member, path) for member in value.values()]
                return seam.entries([str(key) for key in value], members)
            if hasattr(kind, "_fields"):
                return seam.entries(list(kind._fields), [Values.detach(member, path) for member in value])
            return seam.items([Values.detach(member, path) for member in value])
        fields = getattr(kind, "__dataclass_fields__", None)
        if fields is not None:
            path = (*path, value)
            return seam.entries(list(fields), [Values.detach(getattr(value, name), path) for name in fields])
        return value


values = Values
