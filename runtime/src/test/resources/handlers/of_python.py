# Every way in which another realm's Python calls a handler; "there" is its namespace.


def held(fn, label):
    there.hold(label, fn)
    there.fire(label)


def listed(fn, label):
    there.listed.append(fn)
    there.fire_listed()


def attribute(fn, label):
    there.holder.on = fn
    there.fire_holder()


tell_each({
    "called": lambda fn, label: there.call_it(fn),
    "called with arguments": lambda fn, label: there.call_it(fn, 1, [2], None),
    "called with keywords": lambda fn, label: there.call_it(fn, 1, key=2),
    "held": held,
    "listed": listed,
    "later": lambda fn, label: there.fire_later(fn),
    "in a task": lambda fn, label: there.fire_in_task(fn),
})
if WAITS:
    tell_each({"attribute": attribute})
