# Adapts asyncio to the realm's event loop when a script first imports it, never before.

loop = None


def asyncio_loop():
    if loop is None:
        import asyncio
    return loop


def adapt(asyncio):
    global loop
    from asyncio import events, futures, tasks

    class RealmLoop(asyncio.AbstractEventLoop):
        """An asyncio loop whose turns, timers and clock are the realm's."""

        def __init__(self):
            self._exception_handler = None
            self._task_factory = None
            self._timers = {}  # id of a timer handle -> the realm's timer

        def call_soon(self, callback, *args, context=None):
            handle = events.Handle(callback, args, self, context)
            seam.soon(lambda: handle._cancelled or handle._run())
            return handle

        def call_soon_threadsafe(self, callback, *args, context=None):
            return self.call_soon(callback, *args, context=context)

        def call_later(self, delay, callback, *args, context=None):
            return self.call_at(self.time() + delay, callback, *args, context=context)

        def call_at(self, when, callback, *args, context=None):
            handle = events.TimerHandle(when, callback, args, self, context)
            handle._scheduled = True
            self._timers[id(handle)] = seam.after(max(0.0, when - self.time()) * 1000, lambda: self._fire(handle))
            return handle

        def _fire(self, handle):
            del self._timers[id(handle)]
            handle._run()

        def _timer_handle_cancelled(self, handle):
            timer = self._timers.pop(id(handle), None)
            if timer is not None:
                seam.clear(timer)

        def time(self):
            return seam.seconds()

        def create_future(self):
            return futures.Future(loop=self)

        def create_task(self, coro, *, name=None, context=None):
            if self._task_factory is not None:
                return self._task_factory(self, coro, context=context)
            return tasks.Task(coro, loop=self, name=name, context=context)

        def set_task_factory(self, factory):
            self._task_factory = factory

        def get_task_factory(self):
            return self._task_factory

        def is_running(self):
            return True

        def is_closed(self):
            return False

        def get_debug(self):
            return False

        def set_exception_handler(self, handler):
            self._exception_handler = handler

        def get_exception_handler(self):
            return self._exception_handler

        def default_exception_handler(self, context):
            error = context.get("exception")
            seam.uncaught(error if error is not None else RuntimeError(context["message"]))

        def call_exception_handler(self, context):
            (self._exception_handler or type(self).default_exception_handler.__get__(self))(
                *((self, context) if self._exception_handler else (context,))
            )

        async def shutdown_asyncgens(self):
            pass

    loop = RealmLoop()
    # The realm's thread is the loop's thread for as long as both live.
    events._set_running_loop(loop)


class AsyncioFinder:
    """Sees the first import of asyncio, lets it happen, adapts the module and steps aside."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "asyncio":
            return None
        sys.meta_path.remove(AsyncioFinder)
        for finder in sys.meta_path:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                execute = spec.loader.exec_module

                def exec_module(module):
                    execute(module)
                    adapt(module)

                spec.loader.exec_module = exec_module
                return spec
        return None


sys.meta_path.insert(0, AsyncioFinder)
