from itertools import repeat

from pyodide.code import run_js
from pyodide.ffi import create_proxy, to_js
from pyscript import sync

js_add = run_js("(a, b) => a + b")
js_answer = run_js("async () => 42")
thing = run_js("({ x: 42 })")
nested = {"name": "x", "values": [1, 2, 3], "inner": {"a": 1, "b": 2.5}}


def call(n):
    for _ in repeat(None, n):
        total = js_add(1, 2)
    return total


def read(n):
    for _ in repeat(None, n):
        value = thing.x
    return value


async def awaited(n):
    for _ in repeat(None, n):
        value = await js_answer()
    return value


def handler():
    return 42


def proxied(n):
    for _ in repeat(None, n):
        proxy = create_proxy(handler)
        proxy.destroy()
    return n


def copied(n):
    for _ in repeat(None, n):
        copy = to_js(nested)
    return int(copy.inner.a)


sync.call = call
sync.read = read
sync.awaited = awaited
sync.proxied = proxied
sync.copied = copied
