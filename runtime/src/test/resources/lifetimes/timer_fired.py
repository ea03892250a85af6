# Timers of main and of the realm's own have fired.
import polyflux
from asyncio import Event


async def make():
    fired = Event()
    callback = track(lambda: fired.set())
    window.setTimeout(callback, 0)
    await fired.wait()
    await polyflux.sleep(0)
    return callback
