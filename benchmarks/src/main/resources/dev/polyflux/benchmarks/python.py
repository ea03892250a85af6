from itertools import repeat

from pyscript import sync, window


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


sync.add = add
sync.read = read
sync.call = call
