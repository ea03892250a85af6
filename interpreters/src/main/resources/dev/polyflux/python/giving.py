# What goes from one language of a realm to the other, and comes from it: values, and what was thrown.
#
# Who hands a value over makes it the other language's own first; so neither sees anything foreign but targets.

SAFE = (1 << 53) - 1
other = None  # what the other language offers


class Failed:
    __slots__ = ("error",)

    def __init__(self, error):
        self.error = error


# What arrives is this language's own already; only failures are still to be raised.
def take(value):
    if type(value) is Failed:
        raise value.error
    return value


# Of any length, where str() has a limit.
def digits(integer):
    return str(integer) if integer.bit_length() < 10_000 else hex(integer)


# What leaves, as the other language's own.
def give(value):
    kind = type(value)
    if kind is str or kind is bool or kind is float or value is None:
        return value
    if kind is int:
        return value if -SAFE <= value <= SAFE else other.integer(digits(value))
    return give_object(value, kind)


def give_object(value, kind):
    if issubclass(kind, RemoteProxy):
        return value._ref if value._via is here else seam_forNeighbour(value._ref)
    if kind is METHOD or kind is BUILTIN:
        value = one_method(value)
    known = other.known(id(value))
    if known is not None:
        return known
    if kind is Mirror and "_home" in value.__dict__:
        return seam_forNeighbour(value._home[1])
    special = gifts.get(kind)
    if special is not None:
        return special(value)
    for plain, own in EXACTLY:
        if issubclass(kind, plain):
            return give(own(value))
    if issubclass(kind, BaseException):
        ref = reference_of(value)
        if ref is not None:
            return ref if own_attributes(value).get("_via") is here else seam_forNeighbour(ref)
    name, features, detail = describe(value)[:3]
    return other.adopt(value, id(value), name, features, detail)


# What their classes' own methods would make of them is not asked.
EXACTLY = ((int, int.__index__), (float, float.__float__), (str, str.__str__))

gifts = {
    Missing: lambda value: other.MISSING,
    JsNull: lambda value: other.NULL,
    type(NotImplemented): lambda value: other.NOT_IMPLEMENTED,
    End: lambda value: other.end(give(value.value)),
    slice: lambda value: other.slice(give(value.start), give(value.stop), give(value.step)),
    Direct: lambda value: seam_toNeighbour(Values.detach(value.value)),
    bytes: lambda value: seam_toNeighbour(seam_octets(value)),
}


# The other language's error that stands for one of this, told of it when somebody asks.
def thrown_to(error, depth=0):
    if reference_of(error) is not None:
        return give(error)
    if is_raw(error):
        return error
    known = other.known(id(error))
    if known is not None:
        return known
    source = source_of(error) if depth < DEPTH else None
    return other.error(name_of(type(error)), text_of(error), error, id(error), None if source is None else thrown_to(source, depth + 1))


# The other language's frames where an error came in from there, the innermost first, for each time that it did.
def segments_here(error):
    if other is None:
        return []
    there = reference_of(error)
    if there is None:
        there = other.known(id(error))
    if there is None:
        return []
    return [[Place(str(file), int(line), str(function)) for function, file, line in zip(*[iter(list(told))] * 3)] for told in other.segments(there)]


# What is raised goes as a value, for the other language to throw.
def failed_with(error):
    return other.failed(thrown_to(error))


def given(values):
    return listed(map(give, values))
