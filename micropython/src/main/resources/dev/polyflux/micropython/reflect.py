# The reflector: answers traps on objects of this realm with MicroPython's own means. Its types hold no special methods that could
# be asked for, so an operator is applied, and what cannot take it says so.

BINARY = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "matmul": lambda a, b: a @ b,
    "truediv": lambda a, b: a / b,
    "floordiv": lambda a, b: a // b,
    "mod": lambda a, b: a % b,
    "divmod": divmod,
    "pow": lambda a, b: a ** b,
    "lshift": lambda a, b: a << b,
    "rshift": lambda a, b: a >> b,
    "and": lambda a, b: a & b,
    "xor": lambda a, b: a ^ b,
    "or": lambda a, b: a | b,
}

OPERATIONS = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "neg": lambda a: -a,
    "pos": lambda a: +a,
    "invert": lambda a: ~a,
    "abs": abs,
    "bool": bool,
    "int": int,
    "float": float,
    "complex": complex,
    "index": lambda a: a.__index__(),
    "round": round,
    "bytes": bytes,
    "hash": hash,
    "getitem": lambda a, key: a[key],
    "contains": lambda a, value: value in a,
    "len": len,
    "iter": iter,
    "reversed": lambda a: iter(list(reversed(a))),
    "next": lambda a: Reflect.next(a),
    "aiter": lambda a: a.__aiter__(),
    "anext": lambda a: Reflect.next(a),
    "enter": lambda a: a.__enter__(),
    "exit": lambda a, kind, error, trace: a.__exit__(kind if error is None else type(error), error, None),
    "aenter": lambda a: a.__aenter__(),
    "aexit": lambda a, kind, error, trace: a.__aexit__(kind if error is None else type(error), error, None),
    "instancecheck": lambda a, value: isinstance(value, a),
    "subclasscheck": lambda a, kind: issubclass(kind, a),
    "dir": dir,
}


def set_item(a, key, value):
    a[key] = value


def del_item(a, key):
    del a[key]


def copied(a):
    import copy

    return copy.copy(a)


def deeply_copied(a):
    import copy

    return copy.deepcopy(a)


OPERATIONS.update(setitem=set_item, delitem=del_item, copy=copied, deepcopy=deeply_copied)
OPERATIONS.update(BINARY)
for name, operation in BINARY.items():
    OPERATIONS["r" + name] = lambda a, b, operation=operation: operation(b, a)


# In place where the object's class does it, which changes a list and leaves a number what it was.
def in_place(name, operation):
    def apply(a, b):
        if isinstance(a, list) and name == "add":
            a.extend(b)
            return a
        if isinstance(a, set) and name in ("or", "and", "sub", "xor"):
            getattr(a, {"or": "update", "and": "intersection_update", "sub": "difference_update", "xor": "symmetric_difference_update"}[name])(b)
            return a
        own = getattr(a, "__i%s__" % name, None)
        return operation(a, b) if own is None else own(b)

    return apply


for name, operation in BINARY.items():
    if name != "divmod":
        OPERATIONS["i" + name] = in_place(name, operation)


async def next_or_end(iterator):
    try:
        return await iterator.__anext__()
    except StopAsyncIteration:
        return End(None)


class Reflect:
    @staticmethod
    def get(target, key):
        return getattr(target, key, MISSING)

    @staticmethod
    def set(target, key, value):
        setattr(target, key, value)
        return True

    @staticmethod
    def delete(target, key):
        if not hasattr(target, key):
            return False
        delattr(target, key)
        return True

    @staticmethod
    def has(target, key):
        return hasattr(target, key)

    @staticmethod
    def keys(target):
        return row_of([name for name in dir(target) if name[:2] != "__"])

    @staticmethod
    def describe(target, key):
        value = getattr(target, key, MISSING)
        if value is MISSING:
            return MISSING
        return wires.entries(
            seam.row("value", "writable", "enumerable", "configurable"), seam.row(out(value), True, True, True))

    @staticmethod
    def define(target, key, description):
        setattr(target, key, description["value"])
        return True

    @staticmethod
    def prototype(target):
        return type(target)

    @staticmethod
    def setprototype(target, prototype):
        return unsupported("set prototype", target)

    @staticmethod
    def extensible(target):
        return True

    @staticmethod
    def preventextensions(target):
        return unsupported("prevent extensions", target)

    @staticmethod
    def operate(target, operator, *operands):
        operation = OPERATIONS.get(operator)
        if operation is None:
            return unsupported("operate " + operator, target)
        return operation(target, *operands)

    @staticmethod
    def iterate(target, asynchronous):
        if asynchronous and hasattr(target, "__aiter__"):
            return target.__aiter__()
        return Elements(target) if isinstance(target, GENERATOR) else iter(target)

    @staticmethod
    def next(iterator, *sent):
        if hasattr(iterator, "__anext__"):
            return next_or_end(iterator)
        try:
            return iterator.send(sent[0]) if sent else next(iterator)
        except StopIteration as stop:
            return End(stop.value)

    @staticmethod
    def close(iterator):
        close = getattr(iterator, "aclose", None) or getattr(iterator, "close", None)
        return close() if close is not None else None

    # What a chain reads: nothing is an error, as everywhere in Python.
    @staticmethod
    def read(target, key):
        if isinstance(key, str) and hasattr(target, key):
            return getattr(target, key)
        if isinstance(target, (list, tuple)) and str(key).isdigit():
            return target[int(key)]
        if isinstance(target, dict) and key in target:
            return target[key]
        return getattr(target, key)

    readitem = staticmethod(OPERATIONS["getitem"])

    @staticmethod
    def query(target, path):
        for key in path:
            try:
                target = Reflect.read(target, key) if isinstance(key, str) else target[key]
            except (AttributeError, KeyError, IndexError, TypeError):
                return MISSING
        return target

    @staticmethod
    def evaluate(target, source, *args):
        return eval(source, main.__dict__)(*args)

    @staticmethod
    def item(target, key):
        try:
            return target[key]
        except (KeyError, IndexError):
            return MISSING

    setitem = staticmethod(set_item)

    @staticmethod
    def delitem(target, key):
        try:
            del target[key]
        except (KeyError, IndexError):
            return False
        return True

    contains = staticmethod(OPERATIONS["contains"])

    @staticmethod
    def length(target):
        try:
            return len(target)
        except TypeError:
            return MISSING

    # Its callables carry their receiver themselves.
    @staticmethod
    def apply(target, receiver, *args):
        return target(*args)

    @staticmethod
    def applywith(target, receiver, args, keywords):
        return target(*args, **keywords)

    @staticmethod
    def construct(target, *args):
        return target(*args)

    @staticmethod
    def constructwith(target, args, keywords):
        return target(*args, **keywords)

    @staticmethod
    def text(target, representation):
        return repr(target) if representation else str(target)

    detach = staticmethod(detach)


def raise_(iterator, error):
    try:
        return iterator.throw(error)
    except StopIteration as stop:
        return End(stop.value)


def unsupported(trap, target):
    return ask_unsupported(trap, type(target).__name__)


setattr(Reflect, "raise", staticmethod(raise_))
Reflect.operators = " ".join(sorted(OPERATIONS))
Reflect.unanswered = "SetPrototype PreventExtensions"
