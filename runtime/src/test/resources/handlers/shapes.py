# Every shape of a handler, plain and async: each tells its label when it runs.
from functools import partial, wraps


def decorated(function):
    @wraps(function)
    def wrapper(*args, **keywords):
        return function(*args, **keywords)

    return wrapper


def made(label, is_async):
    def tell(*args, **keywords):
        print(label)

    async def tell_later(*args, **keywords):
        await sleep(0)
        print(label)

    return tell_later if is_async else tell


class Handler:
    def __init__(self, label, is_async):
        self.tell = made(label, is_async)

    def method(self, *args, **keywords):
        return self.tell()

    __call__ = method
    handleEvent = method


class AsyncHandler(Handler):
    async def method(self, *args, **keywords):
        await self.tell()

    __call__ = method
    handleEvent = method


def handler(label, is_async):
    return (AsyncHandler if is_async else Handler)(label, is_async)


SHAPES = {
    "function": made,
    "lambda": lambda label, is_async: lambda *args, **keywords: made(label, is_async)(),
    "partial": lambda label, is_async: partial(made(label, is_async), 1),
    "decorated": lambda label, is_async: decorated(made(label, is_async)),
    "method": lambda label, is_async: handler(label, is_async).method,
    "callable": handler,
}


def failing(label, is_async):
    async def fail(*args, **keywords):
        await sleep(0)
        raise ValueError(label)

    async def fail_at_once(*args, **keywords):
        raise ValueError(label)

    return fail if is_async else fail_at_once


FAILING = {"failing": failing, "failing method": lambda label, is_async: Failing(failing(label, is_async)).method}


class Failing:
    def __init__(self, fail):
        self.fail = fail

    async def method(self, *args, **keywords):
        await self.fail()


def tell_each(ways, shapes=None):
    for way, use in ways.items():
        for shape, make in (SHAPES if shapes is None else shapes).items():
            for is_async in (False, True):
                label = f"{way}: {'async ' if is_async else ''}{shape}"
                print(f"expected {label}")
                use(make(label, is_async), label)
