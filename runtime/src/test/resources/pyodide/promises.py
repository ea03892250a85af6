import asyncio

from pyodide.code import run_js
from pyodide.ffi import JsException, JsPromise, create_once_callable, jsnull, run_sync, to_js


def shown(value):
    return f"{type(value).__name__} {value}"


# then: a handler is given what the promise was rejected with, which need not be an error.
print(await run_js("Promise.reject(5)").then(lambda value: ("ok", value), lambda reason: ("bad", reason)))  # => ('bad', 5)
print(await run_js("Promise.reject(null)").then(None, shown), await run_js("Promise.reject('s')").catch(shown))  # => JsNull jsnull str s
print(await run_js("Promise.reject(new TypeError('t'))").catch(shown), await run_js("Promise.reject()").catch(shown))  # => JsException TypeError: t NoneType None
print(await run_js("Promise.resolve(7)").then(lambda value: value + 1, print), await run_js("Promise.resolve(7)").then(None, print))  # => 8 7
own = {}
print(await run_js("(x) => Promise.reject(x)")(own).catch(lambda reason: reason is own))  # => True


async def later(value):
    await asyncio.sleep(0)
    return value * 2


print(await run_js("Promise.resolve(4)").then(later), await run_js("Promise.reject(4)").catch(later))  # => 8 8
ended = []
print(await run_js("Promise.resolve(1)").finally_(lambda: ended.append("ended")), ended)  # => 1 ['ended']
try:
    await run_js("Promise.reject(new Error('no'))").finally_(lambda: ended.append("again"))
except JsException as error:
    print(error, ended)  # => Error: no ['ended', 'again']
try:
    await run_js("Promise.reject(5)")
except JsException as error:
    print("value of type number" in str(error) or str(error))  # => True


def waits(value):
    run_sync(asyncio.sleep(0))
    return value


print(await run_js("Promise.resolve(3)").then(waits), await run_js("Promise.reject(4)").then(print, waits))  # => 3 4

# Futures: the result of a result's result.
async def nested():
    async def inner():
        async def innermost():
            return 9

        return innermost()

    return inner()


print(await asyncio.ensure_future(nested()).then(lambda value: value + 1))  # => 10
print(await asyncio.ensure_future(later(1)).then(lambda value: later(value)).then(lambda value: value))  # => 4
failed = asyncio.ensure_future(asyncio.sleep(0)).then(lambda value: 1 / 0)
print(await failed.catch(lambda error: type(error).__name__))  # => ZeroDivisionError


# What is sent to an asynchronous generator is under way at once.
generator = run_js("(async function* () { const sent = yield 1; globalThis.sent = sent; return 'end'; })()")
first = generator.asend(None)
await asyncio.sleep(0.01)
print(first.done(), first.result())  # => True 1
second = generator.asend(5)
await asyncio.sleep(0.01)
print(run_js("globalThis.sent"), type(second.exception()).__name__, second.exception().args[0])  # => 5 StopAsyncIteration end
thrown = run_js("(async function* () { try { yield 1; } finally { yield 2; } })()")
print(await anext(thrown), await thrown.athrow(TypeError("hi")))  # => 1 2
try:
    await anext(thrown)
except TypeError as error:
    print(error)  # => hi
closed = run_js("(async function* () { try { yield 1; } finally { globalThis.closedIt = true; } })()")
await anext(closed)
print(await closed.aclose(), await closed.aclose(), run_js("globalThis.closedIt"))  # => None None True

# An object that has only `next` is an iterator of either kind.
both = run_js("({n: 0, next() { return this.n++ < 2 ? {value: this.n, done: false} : {done: true}; }})")
print(next(both), [*both])  # => 1 [2]
count = run_js("({n: 0, async next() { return this.n++ < 2 ? {value: this.n, done: false} : {done: true}; }})")
print([n async for n in count])  # => [1, 2]
for code, ask in (("({next: () => 2})", next), ("({next: () => ({})})", next)):
    try:
        print(ask(run_js(code)))
    except TypeError as error:
        print(error.message)
# => Result should have type "object" not "number"
# => Result has no "done" field.
