# Which values cross as they are, and how objects are known again when they come home.
#
# A name of the prelude that begins with `seam_` is one of the services that Python.java hands over.

import builtins
import sys
from _weakref import ref as weak_reference

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


class End:
    """An iterator is through; `value` is what a generator returned."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


MISSING = Missing()
jsnull = JsNull()
END = End(None)


async def coroutine():
    pass


made = coroutine()
COROUTINE = type(made)  # GraalPy's coroutines are awaited without an __await__ to be seen
made.close()


# Special methods that are asked for as operators, in the spelling of dev.polyflux.core.Operator.
OPERATORS = (
    "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or "
    "radd rsub rmul rmatmul rtruediv rfloordiv rmod rdivmod rpow rlshift rrshift rand rxor ror "
    "iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ixor ior "
    "neg pos abs invert bool int float complex index round trunc floor ceil bytes format fspath "
    "lt le eq ne gt ge hash getitem setitem delitem contains len length_hint iter reversed class_getitem "
    "next aiter anext enter exit aenter aexit instancecheck subclasscheck get set delete dir copy deepcopy"
).split()
DUNDERS = tuple((name, f"__{name}__") for name in OPERATORS)

# A value that crosses as a copy.
class Direct:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


NUMBERS = {"b": "Int8Array", "B": "Uint8Array", "h": "Int16Array", "H": "Uint16Array", "i": "Int32Array", "I": "Uint32Array",
           "l": "BigInt64Array", "L": "BigUint64Array", "q": "BigInt64Array", "Q": "BigUint64Array", "f": "Float32Array", "d": "Float64Array"}
FORMATS = {**{kind: code for code, kind in NUMBERS.items()}, "ArrayBuffer": "B", "DataView": "B", "Uint8ClampedArray": "B"}

described = {}  # id of a type -> a weak reference to it, its features, its operators


# A type's own special method, not its metaclass's: None where object's is good enough, "-name" where it is switched off.
def spelled(kind, name, dunder):
    for base in kind.__mro__[:-1]:
        if dunder in base.__dict__:
            return name if base.__dict__[dunder] is not None else "-" + name
    return None


def has_method(kind, dunder):
    return any(dunder in base.__dict__ for base in kind.__mro__)


# In the order of dev.polyflux.core.Shape.Feature; the features that only an instance tells are added by describe().
def features_of(kind):
    has = lambda name: has_method(kind, name)
    sequence = issubclass(kind, (list, tuple, range, str, bytes, bytearray, memoryview)) or kind.__name__ in ("deque", "array")
    return (
        has("__call__"),
        issubclass(kind, type),
        issubclass(kind, (list, tuple)),
        issubclass(kind, dict),
        has("__getitem__"),
        has("__len__"),
        has("__contains__"),
        has("__iter__"),
        has("__next__"),
        has("__aiter__"),
        has("__anext__"),
        has("__await__") or kind is COROUTINE,
        issubclass(kind, BaseException),
        kind in (dict, list, tuple, set, frozenset),
        False,
        False,
        False,
        False,
        issubclass(kind, (bytearray, memoryview)) or kind.__name__ == "array",
        False,
        has("send") and has("throw") and has("__next__"),
        has("asend") and has("athrow") and has("__anext__"),
        False,
        has("__enter__"),
        has("__aenter__"),
        sequence,
        sequence and has("insert"),
        issubclass(kind, type),
    )


# Apart from what finds it again, which is compiled a good deal sooner for it.
def describe_type(kind):
    bits = sum(1 << bit for bit, present in enumerate(features_of(kind)) if present)
    known = (weak_reference(kind), bits, " ".join([
        *filter(None, (spelled(kind, name, dunder) for name, dunder in DUNDERS)),
        *(f"<{base.__name__}" for base in kind.__mro__[:-1] if getattr(builtins, base.__name__, None) is base),
    ]))
    if len(described) > 4096:
        described.clear()
    described[id(kind)] = known
    return known


def type_description(kind):
    known = described.get(id(kind))
    return describe_type(kind) if known is None or known[0]() is not kind else known


class Values:
    missing = MISSING
    nothing = None
    null = jsnull
    notimplemented = NotImplemented

    # What an object crosses as, where it has something to cross as: a wire value, or an object of the realm's other
    # language. The references of local objects Java keeps, weakly, by id().
    @staticmethod
    def exported(value):
        kind = type(value)
        special = crossings.get(kind)
        if special is not None:
            return special(value)
        if issubclass(kind, BaseException):
            ref = value.__dict__.get("_ref")
            if ref is not None:
                return ref
        return seam_known(id(one_method(value) if kind is METHOD or kind is BUILTIN else value))

    @staticmethod
    def remember(value, ref):
        if type(value) is Begun:
            value._is_far = True
        seam_remember(id(value), ref)

    # Type name, features, and what only Python understands.
    @staticmethod
    def describe(value):
        kind = type(value)
        _, features, operators = type_description(kind)
        if value is Ellipsis:
            return ["ellipsis", features, "builtins.Ellipsis"]
        if issubclass(kind, type):
            if value.__module__ == "builtins" and getattr(builtins, value.__name__, None) is value:
                operators = f"builtins.{value.__name__}"
            if hasattr(value, "__class_getitem__"):
                features |= INDEXED
        return [kind.__name__, features, operators]

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

    # Copies that arrive: containers are made before what is in them.
    @staticmethod
    def container(kind):
        return [] if kind == "items" else set() if kind == "elements" else {}

    @staticmethod
    def fill(container, kind, keys, members):
        if kind == "items":
            container.extend(members)
        elif kind == "elements":
            container.update(members)
        else:
            container.update(zip(list(keys), list(members)))

    @staticmethod
    def fixed(elements):
        return tuple(elements)

    @staticmethod
    def numbers(kind, unsigned):
        return memoryview(bytearray(unsigned)).cast(FORMATS[kind])

    @staticmethod
    def moment(millis):
        from datetime import datetime, timezone

        return datetime.fromtimestamp(millis / 1000, timezone.utc)

    @staticmethod
    def slice(start, stop, step):
        return slice(start, stop, step)

    @staticmethod
    def end(value):
        return END if value is None else End(value)

    @staticmethod
    def signal():
        return None

    @staticmethod
    def neighbour(value):
        return meet(value)

    # What stands for an object with a lease, as it comes home.
    @staticmethod
    def home(stand_in):
        special = homes.get(type(stand_in))
        return stand_in if special is None else special(stand_in)

    @staticmethod
    def detach(value, met=None):
        kind = type(value)
        fields = getattr(kind, "__dataclass_fields__", None)
        if fields is None and not issubclass(kind, COPIED):
            return value
        met = {} if met is None else met
        if id(value) in met:
            return seam_again(met[id(value)][0])
        met[id(value)] = (len(met), value)  # the value is kept, so that its id stays its own
        copy = lambda member: Values.detach(member, met)
        if fields is not None:
            return seam_entries(list(fields), [copy(getattr(value, name)) for name in fields])
        if issubclass(kind, dict):
            if all(type(key) is str for key in value):
                return seam_entries(list(value), [copy(member) for member in value.values()])
            pairs = [(copy(key), copy(member)) for key, member in value.items()]
            return seam_pairs([key for key, _ in pairs], [member for _, member in pairs])
        if hasattr(kind, "_fields"):
            return seam_entries(list(kind._fields), [copy(member) for member in value])
        if issubclass(kind, (set, frozenset)):
            return seam_elements([copy(member) for member in value])
        if issubclass(kind, (bytearray, memoryview)):
            return seam_numbers(NUMBERS.get(getattr(value, "format", "B"), "Uint8Array"), bytes(value))
        members = [copy(member) for member in value]
        return seam_fixed(members) if issubclass(kind, tuple) else seam_items(members)


# What a value crosses as, found or made.
def wire(value):
    special = crossings.get(type(value))
    return special(value) if special is not None else seam_crossed(value)


INDEXED = 1 << 4
COPIED = (dict, list, tuple, set, frozenset, range, bytearray, memoryview)

# How values of exactly these types cross; proxies' classes are added as they are made.
crossings = {
    bytes: seam_octets,
    Missing: lambda value: seam_MISSING,
    JsNull: lambda value: seam_NULL,
    type(NotImplemented): lambda value: seam_NOT_IMPLEMENTED,
    slice: lambda value: seam_slice(value.start, value.stop, value.step),
    End: lambda value: seam_end(value.value),
    Direct: lambda value: Values.detach(value.value),
}

homes = {}  # type of what stands for an object with a lease -> what it is when it comes home

values = Values
