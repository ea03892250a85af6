# Which values cross as they are, and how objects are known again when they come home.
#
# A name of the prelude that begins with `seam_` is one of the services that Python.java hands over.

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


# What a list of values that cross is made by: a comprehension appends, and the engine makes a plain int of any int's subclass, so of a
# BigInt, that it appends to ints, or to where a list of ints was made before (SequenceStorageNodes, GraalPy 25.0.3).
listed = list

MISSING = Missing()
jsnull = JsNull()
END = End(None)


# A value that crosses as a copy.
class Direct:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


NUMBERS = {"b": "Int8Array", "B": "Uint8Array", "h": "Int16Array", "H": "Uint16Array", "i": "Int32Array", "I": "Uint32Array",
           "l": "BigInt64Array", "L": "BigUint64Array", "q": "BigInt64Array", "Q": "BigUint64Array", "f": "Float32Array", "d": "Float64Array"}
FORMATS = {**{kind: code for code, kind in NUMBERS.items()}, "ArrayBuffer": "B", "DataView": "B", "Uint8ClampedArray": "B"}

KNOWN_TO_JAVA = int, float
shapes = {}  # what a type tells -> the same as Java's: a long text takes a while to get there


def shape_in_java(kind, features, detail, value=None):
    if value is not None:
        return seam_leases.shape(kind, features, detail, value)
    known = shapes.get((kind, features, detail))
    if known is None:
        if len(shapes) > 4096:
            shapes.clear()
        known = shapes[kind, features, detail] = seam_leases.shape(kind, features, detail)
    return known


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
            ref = reference_of(value)
            if ref is not None:
                return ref
        return seam_known(id(one_method(value) if kind is METHOD or kind is BUILTIN else value))

    # The same, and what an object that has not left before is described as; of a number, and of nothing, Java knows by itself.
    @staticmethod
    def crossed(value):
        kind = type(value)
        special = crossings.get(kind)
        if special is not None:
            return special(value)
        ref = seam_known(id(one_method(value) if kind is METHOD or kind is BUILTIN else value))
        if ref is not None or value is None or issubclass(kind, KNOWN_TO_JAVA):
            return ref
        if issubclass(kind, BaseException):
            ref = reference_of(value)
            if ref is not None:
                return ref
        return shape_in_java(*describe(value))

    @staticmethod
    def remember(value, ref):
        if type(value) is Begun:
            value._is_far = True
        seam_remember(id(value), ref)

    # What fits in 64 bits comes as a number, unless it was a BigInt.
    @staticmethod
    def integer(text):
        whole = int(text, 0)
        return bigint(text) if -(1 << 63) <= whole < 1 << 63 else whole

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
        return [] if kind in ("items", "fixed") else set() if kind == "elements" else {}

    @staticmethod
    def fill(container, kind, keys, members):
        if kind == "items":
            container[:] = listed(members)
        elif kind == "elements":
            members = list(members)
            container.update(members)
            all_apart(container, members, "Set")
        else:
            keys = list(keys)
            container.update(zip(keys, list(members)))
            all_apart(container, keys, "Map")

    # Within a tuple that contains itself a list of the same stands for it: no tuple is there before its elements.
    @staticmethod
    def fixed(open, elements):
        open[:] = listed(elements)
        return tuple(open)

    @staticmethod
    def numbers(kind, unsigned):
        return memoryview(bytearray(unsigned)).cast(FORMATS[kind])

    @staticmethod
    def moment(millis):
        from datetime import datetime, timedelta, timezone

        if millis != millis:
            raise ValueError("an invalid Date is no datetime")
        return datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=millis)

    # A value of a class that is known everywhere; None where this realm does not have it.
    @staticmethod
    def known(kind, parts, text):
        if "tellers" not in globals():
            seam_load("known.py")
        return makers[kind](*parts) if kind in makers else text

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
    def detach(value, members=False, met=None, depth=0):
        kind = type(value)
        fields = getattr(kind, "__dataclass_fields__", None)
        if fields is None and not issubclass(kind, COPIED):
            if members and "_member_map_" in kind.__dict__:
                return value.name
            if members and (kind.__module__, kind.__name__) in SEQUENCES:
                return Values.detach(list(value), members, met, depth)
            fields = attributes(value, kind) if members and type_description(kind)[3] is None else None
            if fields is None:
                return value
        met = {} if met is None else met
        if id(value) in met:
            return seam_again(met[id(value)][0])
        if depth == DEEPEST:
            raise RecursionError(f"data of more than {DEEPEST} levels does not cross as a copy")
        met[id(value)] = (len(met), value)  # the value is kept, so that its id stays its own
        copy = lambda member: Values.detach(member, members, met, depth + 1)
        if fields is not None:
            return seam_entries(list(fields), listed(copy(getattr(value, name)) for name in fields))
        if issubclass(kind, dict):
            if all(type(key) is str for key in value):
                return seam_entries(list(value), listed(map(copy, value.values())))
            pairs = [(copy(key), copy(member)) for key, member in value.items()]
            return seam_pairs(listed(key for key, _ in pairs), listed(member for _, member in pairs))
        if hasattr(kind, "_fields"):
            return seam_entries(list(kind._fields), listed(map(copy, value)))
        if issubclass(kind, (set, frozenset)):
            return seam_elements(listed(map(copy, value)))
        if issubclass(kind, (bytearray, memoryview)):
            return seam_numbers(NUMBERS.get(getattr(value, "format", "B"), "Uint8Array"), bytes(value))
        members = listed(map(copy, value))
        return seam_fixed(members) if issubclass(kind, tuple) else seam_items(members)


# The names of what an instance of a script's class has; None for what is no such instance.
def attributes(value, kind):
    held = getattr(value, "__dict__", None)
    if not kind.__flags__ & HEAP_TYPE or isinstance(value, (type, BaseException)) or callable(value) or hasattr(kind, "_via"):
        return None
    slots = [name for base in reversed(kind.__mro__) if type_description(base)[3] is None for name in named_slots(base) if hasattr(value, name)]
    names = [name for name in (*slots, *(held or ())) if type(name) is str and name[:1] != "_"]
    return names or None


def named_slots(kind):
    slots = kind.__dict__.get("__slots__", ())
    return (slots,) if type(slots) is str else slots


HEAP_TYPE = 1 << 9
SEQUENCES = ("collections", "deque"), ("array", "array")


# Python takes 1 and True for one key: who had both is told, rather than robbed.
def all_apart(container, keys, kind):
    if len(container) == len(keys):
        return
    from pyodide.ffi import ConversionError

    first = {}
    one, other = next((first[key], key) for key in keys if first.setdefault(key, key) is not key)
    shown = sorted((str(key).lower() if type(key) is bool else str(key) for key in (one, other)), key=str.isalpha)
    raise ConversionError(f"Cannot faithfully convert {kind} into Python since it contains both {shown[0]} and {shown[1]} as keys.")


# What a value crosses as, found or made.
def wire(value):
    special = crossings.get(type(value))
    return special(value) if special is not None else seam_crossed(value)


DEEPEST = 1000  # dev.polyflux.core.Copy.DEEPEST
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
