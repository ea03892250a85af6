# Work that is given to threads, where the realm has them; else it is done at once, on the realm's own.


def threads_allowed():
    """Whether Python may start a thread: neither the realm's access nor JavaScript in the realm forbids it."""
    if other is not None:
        return False
    try:
        _thread.start_new_thread(lambda: None, ())
    except BaseException:
        return False
    return True


# A call that never leaves the realm's thread, as a future that has ended.
def done_inline(loop, function, args):
    future = loop.create_future()
    try:
        future.set_result(function(*args))
    except StopIteration as stop:
        error = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        error.__cause__ = stop
        future.set_exception(error)
    except Exception as error:
        future.set_exception(error)
    return future


# A pool that takes work; one that has been shut down says so itself.
def is_open_pool(executor):
    pools = sys.modules.get("concurrent.futures.thread")
    return pools is not None and type(executor) is pools.ThreadPoolExecutor and not executor._shutdown


def in_executor(loop, executor, function, args):
    if executor is None:
        executor = loop._executor
    if (executor is None or is_open_pool(executor)) and not threads_allowed():
        return done_inline(loop, function, args)
    if executor is None:
        from concurrent.futures import ThreadPoolExecutor

        executor = loop._executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
    from asyncio import futures

    given = executor.submit(function, *args)  # which may refuse it
    alive = seam_keepAlive("a thread's work")
    future = futures.wrap_future(given, loop=loop)
    given.add_done_callback(lambda ended: seam_soon(lambda: seam_clear(alive)))
    return future
