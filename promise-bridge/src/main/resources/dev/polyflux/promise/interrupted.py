# Work of the realm's loop that was interrupted has run no `finally`: what it was in the midst of ends here, as cancelled.


def end_interrupted(waiting):
    global running
    driver, running = running, None
    task = None if asyncio_tasks is None else asyncio_tasks.leave()
    del waits[waiting:]
    if beginning:
        seam_soon(begin_all)
    if task is not None:
        asyncio_tasks.end(task)
    elif driver is not None:
        driver._ended(cancelled())
