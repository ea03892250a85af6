# What an object is, told without running any of its code: no property, no __getattr__, no method of a metaclass.

import builtins
import sys
from _weakref import ref as weak_reference

# What types hold, whatever their metaclass would say.
mro_of = type.__dict__["__mro__"].__get__
members_in = type.__dict__["__dict__"].__get__
name_of = type.__dict__["__name__"].__get__
qualified_name_of = type.__dict__["__qualname__"].__get__
own_attributes = BaseException.__dict__["__dict__"].__get__


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

described = {}  # id of a type -> a weak reference to it, its features, its operators


def has_method(kind, dunder):
    return any(dunder in members_in(base) for base in mro_of(kind))


# A type's own special method, not its metaclass's: None where object's is good enough, "-name" where it is switched off.
def spelled(kind, name, dunder):
    for base in mro_of(kind)[:-1]:
        members = members_in(base)
        if dunder in members:
            return name if members[dunder] is not None else "-" + name
    return None


# The name of a built-in class.
def built_in(kind):
    name = name_of(kind)
    return name if getattr(builtins, name, None) is kind else None


def module_of(kind):
    module = members_in(kind).get("__module__")
    return module if type(module) is str else "builtins"


# The names of an exception class and of those it derives from, as far as they are not built in.
def own_bases(kind):
    bases = mro_of(kind) if issubclass(kind, BaseException) else ()
    return [f"{module_of(base)}.{qualified_name_of(base)}".replace(" ", "") for base in bases if built_in(base) is None]


KNOWN_MODULES = frozenset("datetime _pydatetime zoneinfo decimal _pydecimal fractions uuid pathlib".split())


# What tells the values of a class that every realm's standard library has; None for any other class.
def teller_of(kind):
    if kind in (complex, range) or module_of(kind) in KNOWN_MODULES or name_of(type(kind)) == "EnumType":
        if "tellers" not in globals():
            seam_load("known.py")
        return known_teller(kind)
    return None


ASKING_TO_END = SystemExit, KeyboardInterrupt


# In the order of dev.polyflux.core.Shape.Feature; the features that only an instance tells are added by describe().
def features_of(kind):
    has = lambda name: has_method(kind, name)
    name = name_of(kind)
    sequence = issubclass(kind, (list, tuple, range, str, bytes, bytearray, memoryview)) or name in ("deque", "array")
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
        issubclass(kind, (bytearray, memoryview)) or name == "array",
        False,
        has("send") and has("throw") and has("__next__"),
        has("asend") and has("athrow") and has("__anext__"),
        False,
        has("__enter__"),
        has("__aenter__"),
        sequence,
        sequence and has("insert"),
        issubclass(kind, type),
        issubclass(kind, ASKING_TO_END),
    )


# Apart from what finds it again, which is compiled a good deal sooner for it.
def describe_type(kind):
    bits = sum(1 << bit for bit, present in enumerate(features_of(kind)) if present)
    known = (weak_reference(kind), bits, " ".join([
        *filter(None, (spelled(kind, name, dunder) for name, dunder in DUNDERS)),
        *(f"!{name}" for name in own_bases(kind)),
        *(f"<{built_in(base)}" for base in mro_of(kind)[:-1] if built_in(base) is not None),
    ]), teller_of(kind))
    if len(described) > 4096:
        described.clear()
    described[id(kind)] = known
    return known


def type_description(kind):
    known = described.get(id(kind))
    return describe_type(kind) if known is None or known[0]() is not kind else known


# Type name, features, what only Python understands, and the value itself where other realms can have one.
def describe(value):
    kind = type(value)
    _, features, operators, tell = type_description(kind)
    if value is Ellipsis:
        return ["ellipsis", features, "builtins.Ellipsis"]
    if tell is not None:
        return [name_of(kind), features, operators, tell(value)]
    if issubclass(kind, type):
        name = built_in(value)
        if name is not None:
            operators = f"builtins.{name}"
        elif issubclass(value, BaseException):
            operators = "class " + type_description(value)[2]
        if has_method(value, "__class_getitem__"):
            features |= INDEXED
    return [name_of(kind), features, operators]


# The other language's exception as it is: it escaped where the stack was too short to hand it over.
def is_raw(error):
    return name_of(type(error)) == "ForeignException"


# What an exception that stands for one elsewhere stands for.
def reference_of(error):
    return None if is_raw(error) else own_attributes(error).get("_ref")
