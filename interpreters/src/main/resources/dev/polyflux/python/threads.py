# Python's threads, which a realm with JavaScript cannot have: what the engine would find out in the new thread is said here.

NO_THREADS = (
    "can't start new thread: this realm has loaded JavaScript, and the engine allows JavaScript one thread only. "
    "asyncio.to_thread() and run_in_executor() work here, on the realm's own thread; a worker without JavaScript may have threads"
)


def refusing_beside_javascript(start):
    def start_new_thread(function, args, kwargs={}, /):
        if other is not None:
            raise RuntimeError(NO_THREADS)
        return start(function, args, kwargs)

    return start_new_thread


_thread.start_new_thread = _thread.start_new = refusing_beside_javascript(_thread.start_new_thread)
if "threading" in sys.modules:
    sys.modules["threading"]._start_new_thread = _thread.start_new_thread
