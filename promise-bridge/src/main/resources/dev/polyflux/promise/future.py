# A value to come, awaitable without asyncio; asyncio's tasks can wait for it too.


# asyncio's own CancelledError, from the one file of asyncio that it takes: a later import of asyncio finds it there.
def cancelled():
    exceptions = sys.modules.get("asyncio.exceptions")
    if exceptions is None:
        from importlib.machinery import PathFinder
        from importlib.util import module_from_spec, spec_from_file_location

        folder = PathFinder.find_spec("asyncio").submodule_search_locations[0]
        spec = spec_from_file_location("asyncio.exceptions", f"{folder}/exceptions.py")
        exceptions = sys.modules["asyncio.exceptions"] = module_from_spec(spec)
        spec.loader.exec_module(exceptions)
    return exceptions.CancelledError()


def is_cancellation(error):
    exceptions = sys.modules.get("asyncio.exceptions")
    return exceptions is not None and isinstance(error, exceptions.CancelledError)


class InContext:
    """What asyncio has called when a future settles: in a later turn, and in a context."""

    __slots__ = ("_callback", "_context")

    def __init__(self, callback, context):
        self._callback, self._context = callback, context

    def __call__(self, future):
        asyncio_loop().call_soon(self._callback, future, context=self._context)

    def __eq__(self, other):
        return self._callback == other


class Future:
    """A value to come. Settled on the realm's own loop only; the first outcome stays."""

    __slots__ = ("_done", "_value", "_error", "_callbacks", "_cancel", "_asyncio_future_blocking", "_asked", "__weakref__")

    def __init__(self):
        self._done = False
        self._value = None
        self._error = None
        self._callbacks = []
        self._cancel = None  # cancels what the value comes from; true where that will settle this
        self._asyncio_future_blocking = False
        self._asked = False  # for its outcome

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
            if error is not None and not self._asked and not is_cancellation(error):
                self._untold()

    def _untold(self):
        unasked.add(self, teller(self._error))

    # From here on its error is the asker's.
    def _ask(self):
        self._asked = True
        if self._error is not None:
            unasked.asked(self)
            unasked_anywhere.asked(self)

    def done(self):
        return self._done

    def result(self):
        if self._error is not None:
            self._ask()
            raise self._error
        return self._value

    def exception(self):
        if not self._done:
            from asyncio import InvalidStateError

            raise InvalidStateError("Exception is not set.")
        if self.cancelled():
            raise self._error
        self._ask()
        return self._error

    def add_done_callback(self, callback, *, context=None):
        if context is not None:
            callback = InContext(callback, context)
        self._ask()
        if self._done:
            seam_soon(lambda: callback(self))
        else:
            self._callbacks.append(callback)

    def remove_done_callback(self, callback):
        if not self._done:
            self._callbacks = [other for other in self._callbacks if other != callback]

    def cancel(self, msg=None):
        if self._done:
            return False
        if self._cancel is None or self._cancel() is not True:
            self.reject(cancelled())
        return True

    def cancelled(self):
        return self._done and is_cancellation(self._error)

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


def teller(error):
    return lambda: seam_uncaught(error)


# A future for the outcome of a promise or awaitable of another realm.
def watched(via, ref):
    future = Future()
    future._cancel = via.watch(ref, future.resolve, future.reject)
    return future


def sleep(seconds, result=None):
    """Gives `result` after so many seconds; awaitable without asyncio."""
    future = Future()
    timer = seam_after(seconds * 1000, lambda: future.resolve(result))
    future._cancel = lambda: seam_clear(timer)
    return future
