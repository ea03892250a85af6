import asyncio
import contextvars
import warnings

from pyodide.code import run_js
from pyodide.ffi import run_sync

# A wait on top of another that only the other's caller could end is refused.
told = []
gate = run_js("globalThis.gate = {}; gate.first = new Promise((ok) => { gate.openFirst = ok; }); gate.second = new Promise((ok) => { gate.openSecond = ok; }); gate")


def first():
    run_sync(gate.first)
    told.append("first goes on")
    gate.openSecond()
    return "first"


def second():
    gate.openFirst()
    try:
        run_sync(gate.second)
    except RuntimeError as error:
        told.append(str(error).split(":")[0])
        raise
    return "second"


outcomes = await run_js("(f, g) => Promise.allSettled([f.callPromising(), g.callPromising()])")(first, second)
print(*told, sep="; ")  # => run_sync() waits for what only an earlier run_sync() could bring about, and that one cannot come back before this one has; first goes on
print(*(outcome.status for outcome in outcomes))  # => fulfilled rejected

# Waits that end in any order are none of these.
def sleeps(name, seconds):
    run_sync(asyncio.sleep(seconds))
    told.append(name)
    return name


told.clear()
print(list(await run_js("(f) => Promise.all([f.callPromising('a', 0.03), f.callPromising('b', 0.01), f.callPromising('c', 0.02)])")(sleeps)), sorted(told))  # => ['a', 'b', 'c'] ['a', 'b', 'c']

# A promising call has the context of its caller, as it was, and keeps its own changes.
name = contextvars.ContextVar("name", default="none")


def reads(new):
    seen = name.get()
    name.set(new)
    run_sync(asyncio.sleep(0))
    return f"{seen} {name.get()}"


name.set("caller")
call = run_js("(f, new_) => f.callPromising(new_)")
under_way = [call(reads, "x"), call(reads, "y")]
name.set("later")
print(*[await promise for promise in under_way], name.get())  # => caller x caller y later

# Asynchronous generators are closed when they are asked to be, and what comes after is told.
loop = asyncio.get_running_loop()
closed = []


async def numbers(name, error=None):
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        closed.append(name)
        if error is not None:
            raise error


one, two, bad = numbers("one"), numbers("two"), numbers("bad", RuntimeError("cleanup failed"))
print(await anext(one), await anext(two), await anext(bad), closed)  # => 1 1 1 []
messages = []
loop.set_exception_handler(lambda loop, context: messages.append(context["message"].split(" <")[0]))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loop.close()
    print(caught[-1].category.__name__, caught[-1].message)  # => ResourceWarning Event loop closed with pending async generators; call loop.shutdown_asyncgens() before close().
    await loop.shutdown_asyncgens()
    print(sorted(closed), messages)  # => ['bad', 'one', 'two'] ['an error occurred during closing of asynchronous generator']
    late = numbers("late")
    await anext(late)
    print(caught[-1].category.__name__, "shutdown_asyncgens()" in str(caught[-1].message))  # => ResourceWarning True
await loop.shutdown_asyncgens()


async def slow():
    try:
        yield 1
    finally:
        await asyncio.sleep(999)


warnings.simplefilter("ignore")
waiting = slow()
await anext(waiting)
await loop.shutdown_asyncgens(timeout=0.01)
print(messages[-1])  # => closing of asynchronous generators timed out after 0.01 seconds
loop.set_exception_handler(None)
