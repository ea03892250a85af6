# The protocols of iteration and of waiting that the proxy of a JavaScript object may have.


class Iterable:
    __slots__ = ()

    def __iter__(self):
        iterator = type(self)._via.iterate(proxy_ref(self), False)
        return walk(type(self)._via, iterator) if isinstance(iterator, RemoteProxy) else iter(iterator)


class Iterator:
    __slots__ = ()

    def __iter__(self):
        return self

    def __next__(self):
        return element(type(self)._via.next(proxy_ref(self)))


class Generator:
    __slots__ = ()

    def send(self, value):
        return element(type(self)._via.send(proxy_ref(self), value))

    def throw(self, error, value=None, trace=None, /):
        return element(getattr(type(self)._via, "raise")(proxy_ref(self), exception(error, value, trace)))

    def close(self):
        result = type(self)._via.close(proxy_ref(self))
        if isinstance(result, JsProxy) and result.done is False:
            raise RuntimeError("JavaScript generator ignored return")


def element(value):
    if type(value) is End:
        raise StopIteration(value.value) if value.value is not None else StopIteration
    return value


# What throw() is given: an exception, or a class and what to make one of.
def exception(error, value=None, trace=None):
    if trace is not None and type(trace).__name__ != "traceback":
        raise TypeError("throw() third argument must be a traceback object")
    if isinstance(error, type) and issubclass(error, BaseException):
        error = value if isinstance(value, error) else error() if value is None else error(*value) if isinstance(value, tuple) else error(value)
    elif not isinstance(error, BaseException):
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {type(error).__name__}")
    elif value is not None:
        raise TypeError("instance exception may not have a separate value")
    return error if trace is None else error.with_traceback(trace)


class AsyncIterable:
    __slots__ = ()

    def __aiter__(self):
        return stream(type(self)._via, proxy_ref(self))


class AsyncIterator:
    __slots__ = ()

    def __aiter__(self):
        return self

    def __anext__(self):
        return started(later_element(type(self)._via.nextLater(proxy_ref(self))))


# What is sent is under way at once, as a future.
class AsyncGenerator:
    __slots__ = ()

    def asend(self, value):
        return started(later_element(type(self)._via.sendLater(proxy_ref(self), value)))

    def athrow(self, error, value=None, trace=None, /):
        return started(later_element(type(self)._via.raiseLater(proxy_ref(self), exception(error, value, trace))))

    async def aclose(self):
        await type(self)._via.closeLater(proxy_ref(self))


async def later_element(element):
    value = await element
    if type(value) is End:
        raise StopAsyncIteration(value.value) if value.value is not None else StopAsyncIteration
    return value


# What a promise was rejected with, which need not be an error.
async def promise_reaction(promise, fulfilled, rejected):
    try:
        value = await promise
    except Exception as error:
        if rejected is None:
            raise
        return await flattened(rejected(error.__dict__.get("_reason", error)))
    return value if fulfilled is None else await flattened(fulfilled(value))


class Awaitable:
    __slots__ = ()

    def __await__(self):
        return watched(type(self)._via, proxy_ref(self)).__await__()

    def then(self, fulfilled=None, rejected=None, /):
        return started(promise_reaction(self, fulfilled, rejected))

    def catch(self, rejected, /):
        return started(promise_reaction(self, None, rejected))

    def finally_(self, ended, /):
        return started(ending(self, ended))
