# Awaiting: asyncio's tasks step coroutines, on timers of the realm's loop.

import asyncio
from asyncio import core


class Outcome:
    """What is awaited: settled from outside, once."""

    def __init__(self):
        self.is_settled = False
        self.value = self.error = None
        self.waiting = []
        self.reactions = []
        self.cancelled = None

    def resolve(self, value=None):
        self.settle(value, None)

    def reject(self, error):
        self.settle(None, error if isinstance(error, BaseException) else JsException(str(error)))

    def settle(self, value, error):
        if self.is_settled:
            return
        self.is_settled, self.value, self.error = True, value, error
        for task in self.waiting:
            core._task_queue.push(task)
        self.waiting = []
        for settled, failed in self.reactions:
            seam.soon(lambda settled=settled, failed=failed: self.tell(settled, failed))
        self.reactions = []

    def tell(self, settled, failed):
        if self.error is None:
            settled(out(self.value))
        else:
            failed(out(self.error))

    def then(self, settled, failed):
        if self.is_settled:
            self.tell(settled, failed)
        else:
            self.reactions.append((settled, failed))

    # What a task that is cancelled tells what it waits for; others may wait on.
    def remove(self, task):
        if task in self.waiting:
            self.waiting.remove(task)
        if self.cancelled is not None and not self.waiting and not self.reactions:
            self.cancelled()

    def __iter__(self):
        if not self.is_settled:
            self.waiting.append(core.cur_task)
            core.cur_task.data = self
            yield
        if self.error is not None:
            raise self.error
        return self.value

    __await__ = __iter__

    # As a deferred of the runtime's.
    @property
    def promise(self):
        return self


# What the promise or awaitable of a reference comes to.
def outcome_of(ref):
    outcome = Outcome()
    outcome.cancelled = remote.watch(ref, outcome.resolve, outcome.reject)
    return outcome


class Elements:
    """A generator as an iterator, which nobody takes for a coroutine; with what was taken of it already."""

    def __init__(self, generator, *taken):
        self._generator = generator
        self._taken = taken

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        if self._taken:
            (first,), self._taken = self._taken, ()
            return first
        return self._generator.send(value)

    def throw(self, error):
        self._taken = ()
        return self._generator.throw(error)

    def close(self):
        self._taken = ()
        self._generator.close()


# What a coroutine comes to. A generator that is none is told by what it yields, which is never anything in a coroutine: asyncio would
# not go on with it, and whoever waits would wait for ever.
def followed(generator):
    step, given, begun = generator.send, None, False
    while True:
        try:
            yielded = step(given)
        except StopIteration as stop:
            return stop.value
        if yielded is not None:
            if begun:
                raise TypeError("a coroutine has yielded a value of type '%s'" % type(yielded).__name__)
            return Elements(generator, yielded)
        begun = True
        try:
            yield
            step, given = generator.send, None
        except BaseException as error:
            step, given = generator.throw, error


async def stepped(awaitable, settled, failed):
    try:
        value = await (followed(awaitable) if isinstance(awaitable, GENERATOR) else awaitable)
    except BaseException as error:
        failed(out(error))
    else:
        settled(out(value))


# One that is under way, and calls what cancels it, hears of it nothing.
def cancel(task):
    if task is not core.cur_task:
        task.cancel()


class Watching:
    @staticmethod
    def watch(awaitable, settled, failed):
        if isinstance(awaitable, Outcome):
            awaitable.then(settled, failed)
            return None
        task = core.create_task(stepped(awaitable, settled, failed))
        return lambda: cancel(task)

    @staticmethod
    def deferred():
        return Outcome()

    @staticmethod
    def oncancel(outcome, cancel):
        outcome.cancelled = cancel


class Contexts:
    @staticmethod
    def within(given, whole, work):
        if work() is FAILED:
            raise failed()

    @staticmethod
    def current():
        return None

