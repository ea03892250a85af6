# The reflector: answers traps on objects of this realm with Python's own means.

async def next_or_missing(iterator, *sent):
    try:
        return await (iterator.asend(sent[0]) if sent else iterator.__anext__())
    except StopAsyncIteration:
        return END


async def raised_or_missing(iterator, error):
    try:
        return await iterator.athrow(error)
    except StopAsyncIteration:
        return END


CONTAINERS = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset, "dict": dict, "range": list}


# Built-in containers take only their like: of a remote one they are given a copy.
def local_container(value):
    made = CONTAINERS.get(value._virtual.__name__) if isinstance(value, PyProxy) else None
    return value if made is None else made(value.items() if made is dict else value)


def operated(method, target, operands):
    try:
        result = method(target, *operands)
        if result is not NotImplemented:
            return result
    except TypeError:
        if not any(isinstance(operand, PyProxy) for operand in operands):
            raise
    return method(target, *(local_container(operand) for operand in operands))


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
        return [name for name in dir(target) if not name.startswith("__")]

    @staticmethod
    def describe(target, key):
        value = getattr(target, key, MISSING)
        if value is MISSING:
            return MISSING
        return {"value": value, "writable": True, "enumerable": True, "configurable": True}

    @staticmethod
    def define(target, key, description):
        setattr(target, key, description["value"])
        return True

    @staticmethod
    def prototype(target):
        return type(target)

    @staticmethod
    def setprototype(target, prototype):
        return seam_unsupported("set prototype", type(target).__name__)

    @staticmethod
    def extensible(target):
        return True

    @staticmethod
    def preventextensions(target):
        return seam_unsupported("prevent extensions", type(target).__name__)

    @staticmethod
    def operate(target, operator, *operands):
        kind = type(target)
        method = getattr(kind, f"__{operator}__", None)
        if method is not None:
            if operator in ("exit", "aexit") and operands[1] is not None:
                operands = (type(operands[1]), operands[1], operands[1].__traceback__)
            return operated(method, target, operands)
        if operator in ("copy", "deepcopy"):
            import copy

            return getattr(copy, operator)(target)
        if operator == "instancecheck":
            return isinstance(operands[0], target)
        if operator == "subclasscheck":
            return issubclass(operands[0], target)
        if operator == "class_getitem":
            return target[operands[0]]
        return seam_unsupported(f"operate {operator}", kind.__name__)

    @staticmethod
    def raise_(iterator, error):
        if hasattr(iterator, "athrow"):
            return raised_or_missing(iterator, error)
        try:
            return iterator.throw(error)
        except StopIteration as stop:
            return End(stop.value)

    # What a chain reads: nothing is an error, as everywhere in Python.
    @staticmethod
    def read(target, key):
        value = getattr(target, key, MISSING) if isinstance(key, str) else MISSING
        if value is not MISSING:
            return value
        if isinstance(target, (list, tuple)) and str(key).isdigit():
            return target[int(key)]
        if isinstance(target, dict) and key in target:
            return target[key]
        return getattr(target, key)

    @staticmethod
    def readitem(target, key):
        return target[key]

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
        return begun(eval(source, main.__dict__)(*args))

    @staticmethod
    def item(target, key):
        try:
            return target[key]
        except (KeyError, IndexError):
            return MISSING

    @staticmethod
    def setitem(target, key, value):
        target[key] = value

    @staticmethod
    def delitem(target, key):
        try:
            del target[key]
        except (KeyError, IndexError):
            return False
        return True

    @staticmethod
    def contains(target, value):
        return value in target

    @staticmethod
    def length(target):
        return len(target) if hasattr(target, "__len__") else MISSING

    # Python's callables carry their receiver themselves.
    @staticmethod
    def apply(target, receiver, *args):
        try:
            return begun(target(*args))
        except BaseException as error:
            tell_endless(error)
            raise

    @staticmethod
    def applywith(target, receiver, args, keywords):
        try:
            return begun(target(*args, **keywords))
        except BaseException as error:
            tell_endless(error)
            raise

    @staticmethod
    def construct(target, *args):
        try:
            return begun(target(*args))
        except BaseException as error:
            tell_endless(error)
            raise

    @staticmethod
    def constructwith(target, args, keywords):
        try:
            return begun(target(*args, **keywords))
        except BaseException as error:
            tell_endless(error)
            raise

    @staticmethod
    def iterate(target, asynchronous):
        if asynchronous and hasattr(target, "__aiter__"):
            return aiter(target)
        return iter(target)

    @staticmethod
    def next(iterator, *sent):
        if hasattr(iterator, "__anext__"):
            return next_or_missing(iterator, *sent)
        try:
            return iterator.send(sent[0]) if sent else iterator.__next__()
        except StopIteration as stop:
            return End(stop.value)

    @staticmethod
    def close(iterator):
        # An element is on its way: who cancels that closes the generator. GraalPy's generator does not run while it awaits.
        if getattr(iterator, "ag_running", False) or getattr(iterator, "ag_await", None) is not None:
            return None
        if hasattr(iterator, "athrow"):
            return ended(iterator)
        close = getattr(iterator, "aclose", None) or getattr(iterator, "close", None)
        return close() if close is not None else None

    @staticmethod
    def text(target, representation):
        return repr(target) if representation else str(target)

    @staticmethod
    def detach(target, members=False):
        return Values.detach(target, members)


Reflect.operators = OPERATORS
Reflect.unanswered = ["SetPrototype", "PreventExtensions"]
setattr(Reflect, "raise", Reflect.raise_)
reflect = Reflect
