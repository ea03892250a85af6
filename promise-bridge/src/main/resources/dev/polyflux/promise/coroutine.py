# Steps coroutines, without asyncio until a script imports that.

from _contextvars import copy_context

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
