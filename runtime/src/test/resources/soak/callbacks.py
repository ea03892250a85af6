# Calls of main, each with a callback of its own.
from pyscript import sync, window


def call(times):
    total = 0
    for i in range(times):
        total += window.take(lambda value: value + (i & 1))
    return total


def keep(times):
    for i in range(times):
        window.keep(lambda value: value + i)


sync.call = call
sync.keep = keep
