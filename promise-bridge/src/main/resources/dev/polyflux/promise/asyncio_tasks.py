# Tasks and futures of the realm's loop, and how the coroutines that were begun without asyncio become tasks.


class Reactions:
    """A promise's methods, for futures and tasks."""

    def then(self, fulfilled=None, rejected=None, /):
        return loop.create_task(reaction(self, fulfilled, rejected))

    def catch(self, rejected, /):
        return loop.create_task(reaction(self, None, rejected))

    def finally_(self, ended, /):
        return loop.create_task(ending(self, ended))


# What is told of a task whose error nobody has asked for.
def task_teller(task, error):
    message = f"the exception of {type(task).__name__} {task.get_name()!r} was never retrieved"
    return lambda: loop.call_exception_handler({"message": message, "exception": error})


class Steps:
    """The steps of an awaitable that is no coroutine, as one."""

    __slots__ = ("send", "throw", "close")

    def __init__(self, steps):
        self.send, self.throw, self.close = steps.send, getattr(steps, "throw", None), getattr(steps, "close", None)

    def __await__(self):
        return self


class Played:
    """Stands for a coroutine whose step has been done already: gives what it yielded or raises what it ended with."""

    __slots__ = ("yielded", "outcome")

    def __init__(self, yielded, outcome=None):
        self.yielded, self.outcome = yielded, outcome

    def send(self, value):
        if self.outcome is not None:
            raise self.outcome
        return self.yielded


# A traceback begins with the coroutine, not with who steps it.
def without_steps(trace):
    while trace is not None and trace.tb_frame.f_code.co_filename.endswith("asyncio/tasks.py"):
        trace = trace.tb_next
    return trace


def make_tasks(futures, tasks):
    global RealmFuture, RealmTask

    class RealmFuture(Reactions, futures.Future):
        """A future of the realm's loop."""

    class RealmTask(Reactions, tasks.Task):
        """A task of the realm's loop; where it was begun by somebody else, that one is told at once how it ends."""

        _driver = None
        _asked = True
        _shares_context = False  # with the realm, up to the first suspension

        # Whether an error has yet to be asked for, as asyncio keeps it; it relies on finalizers, which do not run here.
        @property
        def _Future__log_traceback(self):
            return not self._asked

        @_Future__log_traceback.setter
        def _Future__log_traceback(self, unretrieved):
            self._asked = not unretrieved
            if unretrieved:
                unasked.add(self, task_teller(self, self._exception))
            else:
                unasked.asked(self)

        # What was awaited raises its own error where it is awaited, so one way of stepping is enough.
        def _Task__wakeup(self, future):
            self._Task__step()

        def set_driver(self, driver):
            self._driver = driver
            driver._task = self

        def _Future__schedule_callbacks(self):
            if self._exception is not None:
                self._exception_tb = self._exception.__traceback__ = without_steps(self._exception_tb)
            driver, self._driver = self._driver, None
            if driver is None:
                return super()._Future__schedule_callbacks()
            self._callbacks.insert(0, (lambda task: task.cancelled() or task.exception(), self._context))
            super()._Future__schedule_callbacks()
            driver._end()
            if self._state == "CANCELLED":
                driver._failed(self._make_cancelled_error())
            elif self._exception is not None:
                driver._failed(self._exception.with_traceback(self._exception_tb))
            else:
                driver._settled(self._result)

        def cancel_soon(self):
            self.cancel()
            self._loop.call_soon(self._Task__step, context=self._context)

        # After the step that imported asyncio.
        def resume_with(self, yielded):
            self._played(Played(yielded))

        def end_with(self, outcome):
            self._played(Played(None, outcome))

        def _played(self, played):
            if self._shares_context:
                self._context = copy_context()
            coroutine, self._coro = self._coro, played
            if played.outcome is None and self._must_cancel and getattr(played.yielded, "_asyncio_future_blocking", None) is None:
                self._loop.call_soon(self._Task__step, context=self._context)
            else:
                self._Task__step_run_and_handle_result(None)
            self._coro = coroutine
            if tasks._current_tasks.get(loop) is self:
                del tasks._current_tasks[loop]


class AsyncioTasks:
    """What the rest of the prelude asks of asyncio's tasks."""

    def __init__(self, futures, tasks):
        self._futures, self._tasks = futures, tasks

    def leave(self):
        return self._tasks._current_tasks.pop(loop, None)

    def enter(self, task):
        self._tasks._current_tasks[loop] = task

    # A task whose step will not come back.
    def end(self, task):
        self._futures.Future.cancel(task)


def coroutine_of_driver(driver):
    steps = driver._steps
    return steps if type(steps) is COROUTINE else Steps(steps)


def context_of_driver(driver):
    return copy_context() if driver._run is None else driver._run.__self__


# Makes a task of a driver that is about to step, and does the step.
def adopt_driver(driver):
    if driver._cancelled:
        return taken_over(driver).cancel_soon()
    task = RealmTask.__new__(RealmTask)
    task.set_driver(driver)
    try:
        task.__init__(coroutine_of_driver(driver), loop=loop, context=context_of_driver(driver), eager_start=True)
    except (SystemExit, KeyboardInterrupt):
        pass  # whoever waits for it has been told


# Makes a task of a driver, and leaves the step to others.
def taken_over(driver):
    task = RealmTask.__new__(RealmTask)
    task.set_driver(driver)
    loop._silent = True
    try:
        task.__init__(coroutine_of_driver(driver), loop=loop, context=context_of_driver(driver))
        task._shares_context = driver._run is None
    finally:
        loop._silent = False
    return task
