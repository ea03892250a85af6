# Steps coroutines without asyncio, and the future they wait for. asyncio's tasks can wait for it too.

class Cancelled(BaseException):
    """Raised in a coroutine that is cancelled while asyncio is not loaded."""


class Future:
    """A value to come. Settled on the realm's own loop only; the first outcome stays."""

    __slots__ = ("_done", "_value", "_error", "_callbacks", "_asyncio_future_blocking")

    def __init__(self):
        self._done = False
        self._value = None
        self._error = None
        self._callbacks = []
        self._asyncio_future_blocking = False

    def resolve(self, value):
        self._settle(value, None)

    def reject(self, error):
        self._settle(None, error)

    def _settle(self, value, error):
        if not self._done:
            self._done, self._value, self._error = True, value, error
            callbacks, self._callbacks = self._callbacks, None
            for callback in callbacks:
                callback(self)

    def done(self):
        return self._done

    def result(self):
        if self._error is not None:
            raise self._error
        return self._value

    def add_done_callback(self, callback, *, context=None):
        if self._done:
            seam.soon(lambda: callback(self))
        else:
            self._callbacks.append(callback)

    def remove_done_callback(self, callback):
        if not self._done:
            self._callbacks = [other for other in self._callbacks if other != callback]

    def cancel(self, msg=None):
        if self._done:
            return False
        self.reject(cancelled())
        return True

    def cancelled(self):
        return self._done and isinstance(self._error, cancelled_types())

    def get_loop(self):
        return asyncio_loop()

    def then(self, fulfilled=None, rejected=None, /):
        return started(reaction(self, fulfilled, rejected))

    def catch(self, rejected, /):
        return started(reaction(self, None, rejected))

    def finally_(self, ended, /):
        return started(ending(self, ended))

    def __await__(self):
        if not self._done:
            self._asyncio_future_blocking = True
            yield self
        return self.result()

    __iter__ = __await__


class Driver:
    """Runs one awaitable to its end, on the realm's loop."""

    __slots__ = ("_steps", "_settled", "_failed")

    def __init__(self, steps, settled, failed):
        self._steps = steps
        self._settled = settled
        self._failed = failed

    def step(self, awaited=None):
        try:
            waits_for = self._steps.send(None)
        except StopIteration as stop:
            self._settled(stop.value)
        except BaseException as error:
            self._failed(error)
        else:
            if waits_for is None:
                seam.soon(self.step)
            else:
                # The yielded future raises its own error where it is awaited, so one way of stepping is enough.
                waits_for._asyncio_future_blocking = False
                waits_for.add_done_callback(self.step)


def steps_of(awaitable):
    return awaitable if hasattr(type(awaitable), "send") else awaitable.__await__()


class Promises:
    @staticmethod
    def deferred():
        return Future()

    @staticmethod
    def watch(awaitable, settled, failed):
        if isinstance(awaitable, Future):
            awaitable.add_done_callback(lambda future: failed(future._error) if future._error is not None else settled(future._value))
        else:
            Driver(steps_of(awaitable), settled, failed).step()


# A future for the outcome of a promise or awaitable of another realm.
def watched(via, ref):
    future = Future()
    via.watch(ref, future.resolve, future.reject)
    return future


# A coroutine that runs at once, as a future.
def started(coroutine):
    future = Future()
    Driver(coroutine, future.resolve, future.reject).step()
    return future


async def settled_value(value):
    return await value if hasattr(type(value), "__await__") else value


async def reaction(promise, fulfilled, rejected):
    try:
        value = await promise
    except Exception as error:
        if rejected is None:
            raise
        return await settled_value(rejected(error))
    return value if fulfilled is None else await settled_value(fulfilled(value))


async def ending(promise, ended):
    try:
        return await promise
    finally:
        await settled_value(ended())


def sleep(seconds, result=None):
    """Gives `result` after so many seconds; awaitable without asyncio."""
    future = Future()
    seam.after(seconds * 1000, lambda: future.resolve(result))
    return future


def cancelled():
    return cancelled_types()[-1]()


def cancelled_types():
    asyncio = sys.modules.get("asyncio.exceptions")
    return (Cancelled, asyncio.CancelledError) if asyncio is not None else (Cancelled,)


promises = Promises
