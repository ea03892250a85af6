# A worker that leaves an object with main, a timer and an open call behind.
from pyscript import sync, window
import js


class Leaving:
    name = "still here"


async def never():
    await js.Promise.new(lambda resolve, reject: None)


own = Leaving()
window.keep(own)
window.greet(lambda text: len(text))
js.setInterval(lambda: own, 1e6)
sync.never = never
sync.ready = lambda: True
