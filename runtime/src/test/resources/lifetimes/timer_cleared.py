# Timers of main and of the realm's own are cleared.
import js
from asyncio import get_event_loop
from pyodide.ffi import wrappers


def make():
    callback = track(lambda: None)
    window.clearTimeout(window.setTimeout(callback, 1e8))
    window.clearInterval(window.setInterval(callback, 1e8))
    js.clearTimeout(js.setTimeout(callback, 1e8))
    wrappers.clear_timeout(wrappers.set_timeout(callback, 1e8))
    wrappers.clear_interval(wrappers.set_interval(callback, 1e8))
    get_event_loop().call_later(1e5, callback).cancel()
    return callback
