import js

held = {}
listed = []


class Holder:
    pass


holder = Holder()


def call_it(fn, *args, **keywords):
    fn(*args, **keywords)


def hold(name, fn):
    held[name] = fn


def fire(name):
    held[name]()


def fire_listed():
    for fn in listed:
        fn(1)
    listed.clear()


def fire_holder():
    holder.on()


def fire_later(fn):
    js.setTimeout(fn, 1)


def fire_in_task(fn):
    async def task():
        fn()

    js.setTimeout(task, 1)
