from itertools import repeat

from pyscript import sync, window
from pyscript.ffi import query


def add(a, b):
    return a + b


def read(n):
    for _ in repeat(None, n):
        value = window.x
    return value


def call(n):
    main_add = window.add
    for _ in repeat(None, n):
        total = main_add(1, 2)
    return total


def chain(n):
    for _ in repeat(None, n):
        value = window.a.b.c.d
    return value


def queried(n):
    for _ in repeat(None, n):
        value = query(window, "a.b.c.d")
    return value


sync.add = add
sync.read = read
sync.call = call
sync.chain = chain
sync.queried = queried
