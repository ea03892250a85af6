# Steps coroutines without asyncio, and the future they wait for. asyncio's tasks can wait for it too.

from _contextvars import copy_context

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


modules = sys.modules
adopt = None  # once asyncio is there: makes a driver's coroutine a task of asyncio's, and steps that


contexts_used = False  # once the realm's own context variable is


# Making and entering a context takes longer than a step: it is left out while there is nothing that one could hold.
def own_context():
    return copy_context().run if contexts_used or "contextvars" in modules else None


class Driver:
    """Runs one awaitable to its end, on the realm's loop; with context variables of its own once there are any."""

    __slots__ = ("_steps", "_settled", "_failed", "_waits_for", "_cancelled", "_opened", "_run", "_task")

    def __init__(self, steps, settled, failed):
        self._steps = steps
        self._settled = settled
        self._failed = failed
        self._waits_for = None
        self._cancelled = False
        self._opened = None  # streams that are closed when it has ended
        self._run = own_context()
        self._task = None  # asyncio's, which has taken over

    # As a task of asyncio is cancelled: what it waits for is, or else its next step raises.
    def cancel(self):
        if self._task is not None:
            return self._task.cancel()
        if self._waits_for is None or not self._waits_for.cancel():
            self._cancelled = True
        return True

    def step(self, awaited=None):
        global running
        if adopt is not None:
            return adopt(self)
        self._waits_for = None
        outer, running = running, self
        try:
            if self._cancelled:
                self._cancelled = False
                waits_for = (self._run or called)(self._steps.throw, cancelled())
            else:
                waits_for = self._steps.send(None) if self._run is None else self._run(self._steps.send, None)
        except BaseException as outcome:
            running = outer
            self._ended(outcome)
        else:
            running = outer
            if self._run is None:
                self._run = own_context()
            if self._task is not None:  # asyncio was imported during this step
                return self._task.resume_with(waits_for)
            if waits_for is None:
                seam_soon(self.step)
            else:
                # The yielded future raises its own error where it is awaited, so one way of stepping is enough.
                waits_for._asyncio_future_blocking = False
                self._waits_for = waits_for
                waits_for.add_done_callback(self.step)
                if self._cancelled and waits_for.cancel():
                    self._cancelled = False

    def _ended(self, outcome):
        if self._task is not None:
            return self._task.end_with(outcome)
        self._end()
        if type(outcome) is StopIteration:
            self._settled(outcome.value)
        else:
            self._failed(outcome)

    def _end(self):
        if self._opened:
            for stream in list(self._opened):
                started(stream.aclose())


def called(function, argument):
    return function(argument)


running = None  # the driver whose step is running


# Puts a stream where it is closed when the coroutine that runs has ended; gives that place, if it is to be taken out of it.
def opened_by_running(stream):
    if running is not None:
        if running._opened is None:
            running._opened = set()
        running._opened.add(stream)
        return running._opened
    tasks = sys.modules.get("asyncio.tasks")
    task = tasks.current_task(asyncio_loop()) if tasks is not None else None
    if task is not None:
        task.add_done_callback(lambda task: started(stream.aclose()))
    return None


def steps_of(awaitable):
    return awaitable if hasattr(type(awaitable), "send") else awaitable.__await__()


class Promises:
    @staticmethod
    def deferred():
        return Future()

    @staticmethod
    def watch(awaitable, settled, failed):
        if isinstance(awaitable, Future):
            if type(awaitable) is Begun:
                awaitable.begin()
            return Promises.follow(awaitable, settled, failed)
        driver = Driver(steps_of(awaitable), settled, failed)
        driver.step()
        return driver.cancel

    @staticmethod
    def follow(future, settled, failed):
        future.add_done_callback(lambda future: failed(future._error) if future._error is not None else settled(future._value))
        return future.cancel

    @staticmethod
    def oncancel(future, cancel):
        future._cancel = cancel


# A future for the outcome of a promise or awaitable of another realm.
def watched(via, ref):
    future = Future()
    future._cancel = via.watch(ref, future.resolve, future.reject)
    return future


# A coroutine that runs at once, as a future.
def started(coroutine):
    future = Future()
    driver = Driver(coroutine, future.resolve, future.reject)
    driver.step()
    if not future._done:
        future._cancel = driver.cancel
    return future


async def settled_value(value):
    return await value if hasattr(type(value), "__await__") else value


# Closes an asynchronous generator. Its aclose() goes on with what a `finally` awaits before that is done; athrow() does not,
# but gives None where the generator has ended already.
async def ended(generator):
    if generator.ag_frame is None:
        return
    try:
        await generator.athrow(GeneratorExit())
    except (GeneratorExit, StopAsyncIteration):
        return
    raise RuntimeError("async generator ignored GeneratorExit")


# What comes of an awaitable whose value is one, in the end.
async def flattened(value):
    while type(value) is COROUTINE or hasattr(type(value), "__await__"):
        value = await value
    return value


async def reaction(promise, fulfilled, rejected):
    try:
        value = await flattened(promise)
    except Exception as error:
        if rejected is None:
            raise
        return await flattened(rejected(error))
    return value if fulfilled is None else await flattened(fulfilled(value))


async def ending(promise, ended):
    try:
        return await promise
    finally:
        await settled_value(ended())


def sleep(seconds, result=None):
    """Gives `result` after so many seconds; awaitable without asyncio."""
    future = Future()
    timer = seam_after(seconds * 1000, lambda: future.resolve(result))
    future._cancel = lambda: seam_clear(timer)
    return future


promises = Promises
