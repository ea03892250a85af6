# The prelude, and what it has of Java.
import sys
from pyscript import window


def told(ask, *given):
    try:
        value = ask(*given)
        return "refused" if value is seam.FAILED else repr(value)
    except BaseException as error:
        return "%s %s" % (type(error).__name__, str(error)[:90])


prelude = type(sys.modules["pyscript"]).__init__.__globals__
seam = prelude["seam"]
print(told(lambda: __import__("_seam")))
JAVA = "class getClass hashCode toString equals wait notify clone finalize static constructor owner target context guest realm loop".split()
things = [seam, seam.remote, seam.workers, seam.wires, seam.window, seam.MISSING, seam.NULL, seam.FAILED, seam.shape, seam.remote.get, window._ref, seam.row(1)]
print([[name for name in JAVA if hasattr(thing, name)] for thing in things])
print(told(prelude["remote"].get, 5, "num"), told(prelude["remote"].get, seam, "num"), told(prelude["remote"].get, window._ref, window._ref))
print(told(seam.octets, -1, 5), told(seam.octets, 0, 1 << 30), told(seam.numbers, "Nothing", 0, 8), told(seam.large, "1.5"), told(seam.shape, 5))
print(told(seam.octets, 0, -1), told(seam.octets, 1 << 29, 1 << 30), told(seam.extend, 5, 6), told(seam.extend, seam.row()), told(seam.large))
print(told(seam.global_of, "java"), told(seam.global_of, 5), told(seam.soon, 5), told(seam.configuration, 1))
print(told(seam.raised, 5), told(seam.failure), told(prelude["guarded"], 5))
print(told(seam.remote.get), told(seam.workers.expose, "other", "name", 5), told(seam.wires.items, 5))
print(window.greet("you"))

# prints
# ImportError no module named '_seam'
# [[], [], [], [], [], [], [], [], [], [], [], []]
# TypeError Java does not take what it is called with TypeError Java does not take what it is called with TypeError Java does not take what it is called with
# refused refused refused refused None
# refused refused refused None refused
# refused refused refused refused
# None 'TypeError\x00Java does not take what it is called with' None
# refused refused refused
# hello you
