# Which values cross as they are, and what stands for what has none of its own here.
#
# A call of Java's gives FAILED where it has failed: Java's errors cannot pass through the interpreter's own frames.

import builtins
import sys
from array import array
from struct import calcsize, pack, unpack
import _seam as seam

del sys.modules["_seam"]

JsProxy = type(seam.FAILED)
FAILED = seam.FAILED
MISSING = seam.MISSING
jsnull = seam.NULL
NOT_IMPLEMENTED = seam.NOT_IMPLEMENTED
WORD = 1 << 31
ROW = 256  # as many arguments as a call takes from the stack at once

GENERATOR = type((lambda: (yield))())


# A call of Java's, whose failure is raised and whose value is this language's own.
def checked(function):
    def asked(*args):
        value = function(*args)
        if value is FAILED:
            raise failed()
        return arrived(value) if type(value) is JsProxy else value

    return asked


def failed():
    error = seam.failure()
    if isinstance(error, BaseException):
        return error
    kind, _, message = error.partition("\0")
    known = getattr(builtins, kind, None)
    return (known if isinstance(known, type) and issubclass(known, BaseException) else RuntimeError)(message)


# What Java hands over: references become proxies. The one that there is already is found again where it lies, since the language has
# no weak references: it has its reference as long as it lives, and nothing else of the prelude has that longer.
def arrived(value):
    if type(value) is not JsProxy:
        return value
    if value is NOT_IMPLEMENTED:
        return NotImplemented
    told = seam.known(value)
    if told is None:
        return value
    if type(told) is int:
        return unpack("O", pack("P", told))[0]
    stands = proxy_of(value, told)
    seam.twin(value, id(stands))
    return stands


# What leaves, as Java takes it.
def out(value):
    kind = type(value)
    if kind is int:
        return value if -WORD <= value < WORD else seam.large(str(value))
    if kind is str or kind is bool or kind is float or value is None or kind is JsProxy:
        return value
    if kind is bytes:
        return octets(address_of(value), len(value))
    special = crossings.get(kind)
    if special is not None:
        return special(value)
    if isinstance(value, Proxy):
        return value._ref
    if isinstance(value, BaseException) and getattr(value, "_ref", None) is not None:
        return value._ref
    if value is NotImplemented:
        return NOT_IMPLEMENTED
    return value


octets = checked(seam.octets)


def row(values):
    return row_of([out(value) for value in values])


# A list of what leaves, as Java takes it.
def row_of(values):
    members = seam.row(*values[:ROW])
    for at in range(ROW, len(values), ROW):
        seam.extend(members, *values[at : at + ROW])
    return members


def address_of(octets):
    from uctypes import addressof

    return addressof(octets)


class Refusing:
    """What an object of Java's raises where C asks for what none of them has."""

    def __iter__(self):
        raise TypeError("an object of Java's has no items, and nothing of it is set")


refusing = Refusing()


class End:
    """An iterator is through; `value` is what a generator returned."""

    def __init__(self, value):
        self.value = value


class Direct:
    """A value that crosses as a copy."""

    def __init__(self, value):
        self.value = value


class Large:
    """A whole number of any size on its way in: what is iterated is put among the interpreter's objects, whatever it is."""

    def __init__(self, text):
        self.value = int(text)

    def __iter__(self):
        return self.value


crossings = {
    End: lambda value: wires.end(out(value.value)),
    Direct: lambda value: detached(value.value),
    slice: lambda value: wires.slice(out(value.start), out(value.stop), out(value.step)),
}

DEEPEST = 60

NUMBERS = {"b": "Int8Array", "B": "Uint8Array", "h": "Int16Array", "H": "Uint16Array", "i": "Int32Array", "I": "Uint32Array",
           "l": "Int32Array", "L": "Uint32Array", "q": "BigInt64Array", "Q": "BigUint64Array", "f": "Float32Array", "d": "Float64Array"}
OCTETS = ("Uint8Array", "Uint8ClampedArray", "ArrayBuffer", "DataView")


copied_numbers = checked(seam.numbers)


def numbers(kind, values, size):
    return copied_numbers(kind, address_of(values), size * len(values))


# Of which numbers an array is, only its text tells.
def numbers_of(values):
    code = repr(values[:0])[7:8]
    if code not in NUMBERS:
        raise TypeError("no copy is made of " + repr(values[:0]))
    return numbers(NUMBERS[code], values, calcsize(code))


# Data as a copy; what is none stays what it is.
def detached(value, met=None, depth=0):
    kind = type(value)
    if kind not in (dict, list, tuple, set, frozenset, bytearray, array, range):
        return out(value)
    met = {} if met is None else met
    if id(value) in met:
        return wires.again(met[id(value)][0])
    if depth == DEEPEST:
        raise RuntimeError("data of more than %d levels does not cross as a copy" % DEEPEST)
    met[id(value)] = (len(met), value)
    copy = lambda member: detached(member, met, depth + 1)
    if kind is dict:
        if all(type(key) is str for key in value):
            return wires.entries(row_of(list(value)), row_of([copy(member) for member in value.values()]))
        return wires.pairs(row_of([copy(key) for key in value]), row_of([copy(member) for member in value.values()]))
    if kind is bytearray:
        return numbers("Uint8Array", value, 1)
    if kind is array:
        return numbers_of(value)
    members = row_of([copy(member) for member in value])
    if kind is set or kind is frozenset:
        return wires.elements(members)
    return wires.fixed(members) if kind is tuple else wires.items(members)


def container(kind):
    return [] if kind in ("items", "fixed") else set() if kind == "elements" else {}


class Copies:
    """What Java makes copies that arrive of."""

    container = staticmethod(container)
    address = staticmethod(address_of)

    @staticmethod
    def extend(container, *members):
        if isinstance(container, set):
            container.update(members)
        else:
            container.extend(members)

    @staticmethod
    def put(container, key, member):
        container[key] = member

    @staticmethod
    def fixed(open):
        return tuple(open)

    @staticmethod
    def room(size):
        return bytearray(size)

    @staticmethod
    def octets(kind, room):
        if kind == "bytes":
            return Kept(bytes(room))
        if kind in OCTETS:
            return room
        for code in "bBhHiIqQfd":
            if NUMBERS[code] == kind:
                return array(code, room)
        raise TypeError("there is no array for %s" % kind)


# As Java asks for it: of members there are none to be asked for.
def detach(value, members=False):
    return detached(value)


class Kept:
    """Bytes on their way in, that would leave again as Java's."""

    def __init__(self, value):
        self.value = value


class Values:
    nothing = None
    container = staticmethod(container)
    detach = staticmethod(detach)

    @staticmethod
    def moment(millis):
        return millis / 1000

    @staticmethod
    def known(kind, parts, text):
        return text

    @staticmethod
    def slice(start, stop, step):
        return slice_of[start:stop:step]

    @staticmethod
    def end(value):
        return Kept(End(value))

    @staticmethod
    def signal():
        return None

    @staticmethod
    def describe(value):
        return seam.row(*describe(value))


class SliceOf:
    def __getitem__(self, key):
        return Kept(key)


slice_of = SliceOf()
