# on: main worker
from functools import partial

from js import ArrayBuffer, Uint8Array
from pyscript.util import NotSupported, as_bytearray, is_awaitable

buffer = ArrayBuffer.new(3)
octets = Uint8Array.new(buffer)
octets[1] = 7
print(as_bytearray(buffer), as_bytearray(octets), as_bytearray(b"ab"))  # => bytearray(b'\x00\x07\x00') bytearray(b'\x00\x07\x00') bytearray(b'ab')

missing = NotSupported("pyscript.thing", "there is no thing here")
print(repr(missing))  # => <NotSupported pyscript.thing [there is no thing here]>


def outcome(operation):
    try:
        return operation()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


async def awaited():
    return await missing


def stored(target):
    target.name = 1


def entered():
    with missing:
        pass


print(outcome(lambda: missing.name_of_it))  # => AttributeError: there is no thing here
print(outcome(lambda: stored(missing)))  # => AttributeError: there is no thing here
print(outcome(lambda: delattr(missing, "x")))  # => AttributeError: there is no thing here
print(outcome(lambda: missing()))  # => TypeError: there is no thing here
print(outcome(lambda: missing(1, a=2)))  # => TypeError: there is no thing here
print(outcome(lambda: missing["x"]))  # => TypeError: there is no thing here
print(outcome(lambda: "x" in missing))  # => TypeError: there is no thing here
print(outcome(lambda: list(missing)))  # => TypeError: there is no thing here
print(outcome(lambda: len(missing)))  # => TypeError: there is no thing here
print(outcome(lambda: next(missing)))  # => TypeError: there is no thing here
print(outcome(lambda: int(missing)))  # => TypeError: there is no thing here
print(outcome(lambda: isinstance(1, missing)))  # => TypeError: there is no thing here
print(outcome(lambda: type("Kind", (), {}) and __build_class__(lambda: None, "Kind", missing)))  # => TypeError: there is no thing here
print(outcome(entered))  # => TypeError: there is no thing here
print(outcome(lambda: awaited().send(None)))  # => TypeError: there is no thing here
print(hasattr(missing, "x"), getattr(missing, "x", 5))  # => False 5


async def asynchronous():
    pass


async def generating():
    yield 1


def closure():
    seen = 1

    async def inner():
        return seen

    return inner


class Thing:
    async def method(self):
        pass

    def plain(self):
        pass

    @staticmethod
    async def static():
        pass


class Called:
    async def __call__(self):
        pass


thing = Thing()
print([is_awaitable(each) for each in (asynchronous, generating, closure(), thing.method, Thing.method, Thing.static)])  # => [True, True, True, True, True, True]
print([is_awaitable(each) for each in (partial(asynchronous), partial(thing.method), Called(), Called().__call__)])  # => [True, True, True, True]
print([is_awaitable(each) for each in (lambda: None, print, thing.plain, closure, Thing, 5, None, partial(print))])  # => [False, False, False, False, False, False, False, False]
