# Waits for an awaitable without await: the stack stands still, and the realm's loop goes on below it.

NO_RUN_SYNC = (
    "Cannot stack switch because the Python entrypoint was a synchronous function. Use pyFunc.callPromising() to fix. "
    "(run_sync() has to be called on the realm's own thread, with no JavaScript of the realm further down the stack: "
    "promises are settled when that has returned)"
)


def can_run_sync():
    """Whether run_sync() may be called here and now."""
    return seam_mayPump()


class Awaited:
    """How an awaitable has ended, once it has."""

    __slots__ = ("done", "value", "error")

    def __init__(self):
        self.done, self.value, self.error = False, None, None

    def settled(self, value):
        self.done, self.value = True, value
        look_for_standstill()

    def failed(self, error):
        self.done, self.error = True, error
        look_for_standstill()

    def is_done(self):
        return self.done


waits = []  # the calls that wait, the last one on top of the others

STANDSTILL = (
    "run_sync() waits for what only an earlier run_sync() could bring about, and that one cannot come back before this one has: "
    "calls that wait lie on each other. Await one of them instead"
)


# Where an earlier wait is done and the last one is not, nothing but the last one's end lets the earlier one go on.
def is_stuck():
    return waits and not waits[-1].done and any(wait.done for wait in waits[:-1])


def look_for_standstill():
    if is_stuck():
        seam_whenIdle(end_standstill)


def end_standstill():
    if is_stuck():
        waits[-1].failed(RuntimeError(STANDSTILL))


def run_sync(awaitable, /):
    """The value of an awaitable, for which the caller waits; everything else in the realm goes on meanwhile.

    Calls of it lie on each other as all calls do: the one that began first comes back last.
    """
    kind = type(awaitable)
    if not hasattr(kind, "__await__") and kind is not COROUTINE:
        raise TypeError(f"object {kind.__name__} is not awaitable")
    if not seam_mayPump():
        if kind is COROUTINE:
            awaitable.close()
        raise RuntimeError(NO_RUN_SYNC)
    awaited = Awaited()
    copy_context().run(pump, awaitable, awaited)
    if awaited.error is not None:
        raise awaited.error
    return awaited.value


def pump(awaitable, awaited):
    global running
    outer, running = running, None
    task = None if asyncio_tasks is None else asyncio_tasks.leave()
    try:
        cancel = Promises.watch(awaitable, awaited.settled, awaited.failed)
        if not awaited.done:
            waits.append(awaited)
            look_for_standstill()
            try:
                seam_pump(awaited.is_done, "run_sync()")
            except BaseException:
                cancel()
                raise
            finally:
                waits.pop()
    finally:
        running = outer
        if task is not None:
            asyncio_tasks.enter(task)
