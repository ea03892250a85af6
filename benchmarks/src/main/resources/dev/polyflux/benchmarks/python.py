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


async def later(value):
    return value


async def await_main(n):
    answer = window.answer
    for _ in repeat(None, n):
        value = await answer()
    return value


def fresh_callback(n):
    take = window.take
    for _ in repeat(None, n):
        value = take(lambda: 42)
    return value


def same_callback(n):
    take = window.take
    callback = lambda: 42
    for _ in repeat(None, n):
        value = take(callback)
    return value


def call_java(java_add, n):
    for _ in repeat(None, n):
        total = java_add(1, 2)
    return total


class Thing:
    x = 42


the_thing = Thing()

sync.later = later
sync.freshCallback = fresh_callback
sync.sameCallback = same_callback
sync.callJava = call_java
sync.awaitMain = await_main
sync.thing = lambda: the_thing
sync.add = add
sync.read = read
sync.call = call
sync.chain = chain
sync.queried = queried
