# Every way in which JavaScript calls a handler; "there" is its global object.
from pyodide.ffi import create_once_callable, create_proxy


def listen(fn, label):
    there.target.addEventListener(label, fn)
    there.fire(label)


def listen_once(fn, label):
    there.listenOnce(label, fn)
    there.fire(label)
    there.fire(label)


def hold(fn, label):
    there.holder.on = fn
    there.fireHolder()


tell_each({
    "called": lambda fn, label: there.callIt(fn),
    "called with arguments": lambda fn, label: there.callIt(fn, 1, [2], None),
    "applied": lambda fn, label: there.applied(fn),
    "bound": lambda fn, label: there.boundTo(fn),
    "called with keywords": lambda fn, label: there.withKeywords(fn),
    "called promising": lambda fn, label: there.promising(fn),
    "for each": lambda fn, label: there.fromArray(fn),
    "timeout": lambda fn, label: there.setTimeout(fn, 1),
    "interval": lambda fn, label: there.fromInterval(fn),
    "immediate": lambda fn, label: there.setImmediate(fn),
    "microtask": lambda fn, label: there.queueMicrotask(fn),
    "reaction": lambda fn, label: there.reacted(fn),
    "reaction to a failure": lambda fn, label: there.rejected(fn),
    "reaction to the end": lambda fn, label: there.ended(fn),
    "abort": lambda fn, label: there.aborted(fn),
    "listener": listen,
    "listener for once": listen_once,
    "create_proxy": lambda fn, label: there.callIt(create_proxy(fn)),
    "create_once_callable": lambda fn, label: there.setTimeout(create_once_callable(fn), 1),
})
if WAITS:
    tell_each({"attribute": hold, "called relaxed": lambda fn, label: there.relaxed(fn)})
if SHAPES is not FAILING:
    tell_each({"listener": listen, "listener for once": listen_once}, {"handleEvent": handler})
