from pyodide.ffi import can_run_sync, jsnull, run_sync
from pyodide.code import run_js
from polyflux import sleep

async def later(value):
    await sleep(0.001)
    return value

async def fails():
    raise ValueError("no")

async def nested():
    return run_sync(later(run_sync(later(2))))

def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}".partition(".")[0]

print(run_sync(later(1)), run_sync(nested()))
print(attempt(run_sync, fails()), attempt(run_sync, 1), attempt(run_sync, None), sep=" | ")
print(run_sync(run_js("new Promise((resolve) => setTimeout(() => resolve(3), 1))")), run_sync(run_js("Promise.resolve(null)")) is jsnull)
call = run_js("(fn) => fn()")
print(can_run_sync(), call(can_run_sync), can_run_sync())
print(call(lambda: attempt(run_sync, later(1))))
import asyncio
print(run_sync(asyncio.gather(later(4), later(5))), asyncio.current_task())
async def keeps_its_task():
    me = asyncio.current_task()
    return run_sync(asyncio.create_task(later(6))), asyncio.current_task() is me
print(asyncio.run(keeps_its_task()))
async def leaves_a_task_behind():
    asyncio.create_task(asyncio.sleep(3600))
    return 7
print(asyncio.run(leaves_a_task_behind()), len(asyncio.all_tasks()))
with asyncio.Runner() as runner:
    print(runner.run(later(8)))
# 1 2
# ValueError: no | TypeError: object int is not awaitable | TypeError: object NoneType is not awaitable
# 3 True
# True False True
# RuntimeError: Cannot stack switch because the Python entrypoint was a synchronous function
# [4, 5] None
# (6, True)
# 7 0
# 8
