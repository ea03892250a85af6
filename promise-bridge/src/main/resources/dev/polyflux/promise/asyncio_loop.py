# asyncio's event loop on the realm's own.


def finite(delay):
    return delay == delay and delay not in (float("inf"), float("-inf"))


def warn_of_resource(what, source):
    import warnings

    warnings.warn(what, ResourceWarning, stacklevel=3, source=source)


def make_loop(events, futures, tasks):
    global RealmLoop, RealmLoopPolicy
    from _weakrefset import WeakSet

    class RealmHandle:
        """Runs a callback; what it throws goes to the loop's exception handler."""

        __slots__ = ()

        def _run(self):
            try:
                self._context.run(self._callback, *self._args)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                what = getattr(self._callback, "__qualname__", None) or repr(self._callback)
                self._loop.call_exception_handler({"message": f"Exception in callback {what}", "exception": error, "handle": self})

    class Handle(RealmHandle, events.Handle):
        __slots__ = ()

    class TimerHandle(RealmHandle, events.TimerHandle):
        __slots__ = ()

    class RealmLoop(events.AbstractEventLoop):
        """An asyncio loop whose turns, timers and clock are the realm's: it runs as long as the realm does."""

        def __init__(self):
            self._exception_handler = None
            self._task_factory = None
            self._executor = None
            self._debug = False
            self._silent = False
            self._timers = {}  # id of a timer handle -> the realm's timer
            self._asyncgens = WeakSet()
            self._asyncgens_shutdown_called = False

        # Callbacks.

        def call_soon(self, callback, *args, context=None):
            if self._silent:
                return None
            handle = Handle(callback, args, self, context)
            seam_soon(lambda: handle._cancelled or handle._run())
            return handle

        def call_soon_threadsafe(self, callback, *args, context=None):
            return self.call_soon(callback, *args, context=context)

        def call_later(self, delay, callback, *args, context=None):
            if delay is None:
                raise TypeError("delay must not be None")
            if delay < 0:
                raise ValueError("Can't schedule in the past")
            return self.call_at(self.time() + delay, callback, *args, context=context)

        def call_at(self, when, callback, *args, context=None):
            if when is None:
                raise TypeError("when cannot be None")
            handle = TimerHandle(when, callback, args, self, context)
            if when <= self.time():  # behind what is to be called soon already
                seam_soon(lambda: handle._cancelled or handle._run())
            elif finite(when):
                handle._scheduled = True
                self._timers[id(handle)] = seam_after(max(0.0, when - self.time()) * 1000, lambda: self._fire(handle))
            return handle

        def _fire(self, handle):
            del self._timers[id(handle)]
            handle._run()

        def _timer_handle_cancelled(self, handle):
            timer = self._timers.pop(id(handle), None)
            if timer is not None:
                seam_clear(timer)

        def time(self):
            return seam_seconds()

        # Futures and tasks.

        def create_future(self):
            return RealmFuture(loop=self)

        def create_task(self, coro, *, name=None, context=None):
            if self._task_factory is None:
                return RealmTask(coro, loop=self, name=name, context=context)
            made = self._task_factory(self, coro) if context is None else self._task_factory(self, coro, context=context)
            if name is not None and hasattr(made, "set_name"):
                made.set_name(name)
            return made

        def set_task_factory(self, factory):
            if factory is not None and not callable(factory):
                raise TypeError("task factory must be a callable or None")
            self._task_factory = factory

        def get_task_factory(self):
            return self._task_factory

        # Running: the realm's thread does, always.

        def run_until_complete(self, future):
            future = tasks.ensure_future(future, loop=self)
            return run_sync(future) if can_run_sync() else future

        def run_forever(self):
            pass

        def stop(self):
            pass

        def close(self):
            if self._asyncgens and not self._asyncgens_shutdown_called:
                what = "Event loop closed with pending async generators; call loop.shutdown_asyncgens() before close()."
                warn_of_resource(what, self)

        def is_running(self):
            return True

        def is_closed(self):
            return False

        def get_debug(self):
            return self._debug

        def set_debug(self, enabled):
            self._debug = bool(enabled)

        # Threads.

        def run_in_executor(self, executor, func, *args):
            return in_executor(self, executor, func, args)

        def set_default_executor(self, executor):
            self._executor = executor

        async def shutdown_default_executor(self, timeout=None):
            executor, self._executor = self._executor, None
            if executor is not None:
                executor.shutdown(wait=False)

        # Errors.

        def set_exception_handler(self, handler):
            if handler is not None and not callable(handler):
                raise TypeError(f"A callable object or None is expected, got {handler!r}")
            self._exception_handler = handler

        def get_exception_handler(self):
            return self._exception_handler

        def default_exception_handler(self, context):
            error = context.get("exception")
            seam_uncaught(error if error is not None else RuntimeError(context.get("message") or "Unhandled exception in event loop"))

        def call_exception_handler(self, context):
            try:
                if self._exception_handler is None:
                    self.default_exception_handler(context)
                else:
                    self._exception_handler(self, context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                seam_uncaught(error)

        # Asynchronous generators.

        def _generator_begun(self, generator):
            if self._asyncgens_shutdown_called:
                what = f"asynchronous generator {generator!r} was scheduled after loop.shutdown_asyncgens() call"
                warn_of_resource(what, self)
            self._asyncgens.add(generator)

        async def shutdown_asyncgens(self, timeout=None):
            self._asyncgens_shutdown_called = True
            generators = list(self._asyncgens)
            self._asyncgens.clear()
            if not generators:
                return
            closing = {self.create_task(ended(generator)): generator for generator in generators}
            done, late = await tasks.wait(closing, timeout=timeout)
            for task in late:
                task.cancel()
            if late:
                error = TimeoutError(f"closing of asynchronous generators timed out after {timeout} seconds")
                self.call_exception_handler({"message": str(error), "exception": error})
            for task in done:
                if not task.cancelled() and task.exception() is not None:
                    message = f"an error occurred during closing of asynchronous generator {closing[task]!r}"
                    self.call_exception_handler({"message": message, "exception": task.exception(), "asyncgen": closing[task]})

    for name, refused in REFUSING.items():
        setattr(RealmLoop, name, refused)
    RealmLoop.__abstractmethods__ = frozenset()

    class RealmLoopPolicy(events.AbstractEventLoopPolicy):
        """There is one loop, the realm's."""

        def get_event_loop(self):
            return loop

        def new_event_loop(self):
            return loop

        def set_event_loop(self, loop):
            pass


# As asyncio.run() does: what the coroutine has left behind is cancelled.
def run_main(main, debug=None, context=None):
    tasks = sys.modules["asyncio.tasks"]
    if not sys.modules["asyncio.coroutines"].iscoroutine(main):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    if debug is not None:
        loop.set_debug(debug)
    before = tasks.all_tasks(loop)
    task = loop.create_task(main, context=context)
    if not can_run_sync():
        return task
    try:
        return run_sync(task)
    finally:
        left = [other for other in tasks.all_tasks(loop) - before if other is not task]
        for other in left:
            other.cancel()
        if left:
            run_sync(tasks.gather(*left, return_exceptions=True))


def run(main, *, debug=None, loop_factory=None):
    """The value of a coroutine, for which the caller waits; where it may not wait, the coroutine's task."""
    return run_main(main, debug)


class Runner:
    """Runs coroutines one after the other, on the realm's loop."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._closed = False

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self._closed = True

    def get_loop(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        return loop

    def run(self, coro, *, context=None):
        self.get_loop()
        return run_main(coro, self._debug, context)


def adapt(asyncio):
    global loop, adopt, asyncio_tasks
    from asyncio import events, futures, tasks

    make_tasks(futures, tasks)
    make_loop(events, futures, tasks)
    loop = RealmLoop()
    asyncio_tasks = AsyncioTasks(futures, tasks)
    asyncio.run, asyncio.Runner, asyncio.DefaultEventLoopPolicy = run, Runner, RealmLoopPolicy
    events._event_loop_policy = RealmLoopPolicy()
    # The realm's thread is the loop's thread for as long as both live.
    if _thread.get_ident() == loop_thread:
        events._set_running_loop(loop)
    else:
        seam_soon(lambda: events._set_running_loop(loop))
    if hasattr(sys, "set_asyncgen_hooks"):
        sys.set_asyncgen_hooks(firstiter=loop._generator_begun)
    if running is not None:
        asyncio_tasks.enter(taken_over(running))
    adopt = adopt_driver
