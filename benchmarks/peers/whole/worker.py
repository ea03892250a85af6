import os

from pyscript import window

times = int(os.environ["TIMES"])


def read():
    for _ in range(times):
        value = window.x
    return value


def call():
    for _ in range(times):
        value = window.add(41, 1)
    return value


def callback():
    for _ in range(times):
        value = window.take(lambda: 42)
    return value


async def wait():
    for _ in range(times):
        value = await window.answer()
    return value


operation = {"read": read, "call": call, "callback": callback, "await": wait}[os.environ["OPERATION"]]
value = operation()
print(value if value == 42 else await value)
