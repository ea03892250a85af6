# What an object is, told by its type. The features are in the order of dev.polyflux.core.Shape.Feature.

(CALLABLE, CONSTRUCTOR, ARRAY, MAPPING, INDEXED, SIZED, CONTAINER, ITERABLE, ITERATOR, ASYNC_ITERABLE, ASYNC_ITERATOR, AWAITABLE,
 ERROR, PLAIN, KEYED_GET, KEYED_SET, KEYED_HAS, INCLUDES, BUFFER, TYPED_ARRAY, GENERATOR_LIKE, ASYNC_GENERATOR, SYMBOL, DISPOSABLE,
 ASYNC_DISPOSABLE, SEQUENCE, MUTABLE, CLASS, EXIT) = [1 << bit for bit in range(29)]

# What types of the language's own have; of them it cannot be asked.
BUILT_IN = {
    list: ARRAY | INDEXED | SIZED | CONTAINER | ITERABLE | PLAIN | SEQUENCE | MUTABLE,
    tuple: ARRAY | INDEXED | SIZED | CONTAINER | ITERABLE | PLAIN | SEQUENCE,
    range: INDEXED | SIZED | CONTAINER | ITERABLE | SEQUENCE,
    dict: MAPPING | INDEXED | SIZED | CONTAINER | ITERABLE | PLAIN,
    set: SIZED | CONTAINER | ITERABLE | PLAIN,
    frozenset: SIZED | CONTAINER | ITERABLE | PLAIN,
    bytearray: INDEXED | SIZED | CONTAINER | ITERABLE | BUFFER | SEQUENCE | MUTABLE,
    array: INDEXED | SIZED | CONTAINER | ITERABLE | BUFFER | SEQUENCE | MUTABLE,
    memoryview: INDEXED | SIZED | CONTAINER | ITERABLE | BUFFER | SEQUENCE,
    # A coroutine is a generator, and so is what yields asynchronously: none can be told from the others.
    GENERATOR: ITERABLE | ITERATOR | AWAITABLE | GENERATOR_LIKE | ASYNC_ITERABLE | ASYNC_ITERATOR,
    type({}.keys()): ITERABLE | SIZED,
    type(iter([])): ITERABLE | ITERATOR,
}

ASKED = (
    ("__call__", CALLABLE),
    ("__getitem__", INDEXED),
    ("__len__", SIZED),
    ("__contains__", CONTAINER),
    ("__iter__", ITERABLE),
    ("__next__", ITERATOR),
    ("__aiter__", ASYNC_ITERABLE),
    ("__anext__", ASYNC_ITERATOR),
    ("__enter__", DISPOSABLE),
    ("__aenter__", ASYNC_DISPOSABLE),
)

SPECIAL = (
    "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or "
    "radd rsub rmul rmatmul rtruediv rfloordiv rmod rdivmod rpow rlshift rrshift rand rxor ror "
    "iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ixor ior "
    "neg pos abs invert bool int float complex index round bytes "
    "lt le eq ne gt ge hash getitem setitem delitem contains len iter reversed "
    "next aiter anext enter exit aenter aexit instancecheck subclasscheck dir copy deepcopy"
).split()

OF_SEQUENCES = "add mul rmul lt le eq ne gt ge getitem contains len iter"
OPERATORS_OF = {
    list: OF_SEQUENCES + " setitem delitem iadd imul reversed",
    tuple: OF_SEQUENCES + " hash reversed",
    range: "eq ne getitem contains len iter",
    bytearray: OF_SEQUENCES + " setitem iadd",
    array: OF_SEQUENCES + " setitem iadd",
    dict: "eq ne getitem setitem delitem contains len iter",
    set: "eq ne lt le gt ge and or xor sub contains len iter iand ior ixor isub",
    frozenset: "eq ne lt le gt ge and or xor sub contains len iter hash",
    GENERATOR: "iter next",
}

described = {}  # type -> its features, and its operators


def describe_type(kind):
    for own, features in BUILT_IN.items():
        if issubclass(kind, own):
            return features, OPERATORS_OF.get(own, "iter") + (" <%s" % own.__name__ if kind is own else "")
    features = 0
    for name, feature in ASKED:
        if hasattr(kind, name):
            features |= feature
    if issubclass(kind, BaseException):
        features |= ERROR | (EXIT if issubclass(kind, SystemExit) or issubclass(kind, KeyboardInterrupt) else 0)
        operators = " ".join("<" + base for base in bases_of(kind))
    else:
        operators = " ".join(name for name in SPECIAL if hasattr(kind, "__%s__" % name) and name not in ("hash", "dir"))
    return features, operators


# The built-in exceptions that an exception's class derives from, the nearest first.
def bases_of(kind):
    known = [value for value in builtins.__dict__.values() if isinstance(value, type) and issubclass(value, BaseException)]
    known = [value for value in known if issubclass(kind, value)]
    return [value.__name__ for value in sorted(known, key=lambda value: -sum(issubclass(value, other) for other in known))]


# Of most that is given away it is known before a realm begins: to find it out takes long.
def functions(value=None):
    return functions, lambda: value, (lambda: (yield)), len, [].append


for kind in list(BUILT_IN) + [type(function) for function in functions()]:
    described[kind] = describe_type(kind)


def describe(value):
    kind = type(value)
    if kind is type:
        return kind.__name__, CALLABLE | CONSTRUCTOR | CLASS, "class " + value.__name__
    known = described.get(kind)
    if known is None:
        known = described[kind] = describe_type(kind)
    features, operators = known
    if callable(value):
        features |= CALLABLE
    return kind.__name__, features, operators
