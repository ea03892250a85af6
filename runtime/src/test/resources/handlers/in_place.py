# What only the realm's own JavaScript can do.
from pyodide.ffi import wrappers


def as_global(fn, label):
    globals()["named"] = fn
    there.eval("void pyodide.globals.get('named')()")


def listen_wrapped(fn, label):
    wrappers.add_event_listener(there.target, label, fn)
    there.fire(label)


tell_each({
    "pyodide.globals": as_global,
    "wrapped listener": listen_wrapped,
    "wrapped timeout": lambda fn, label: wrappers.set_timeout(fn, 1),
})
