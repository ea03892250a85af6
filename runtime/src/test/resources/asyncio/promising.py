from pyodide.code import run_js
from polyflux import run_sync, sleep

def waits(value, more=0):
    run_sync(sleep(0.001))
    return value + more

def fails():
    raise ValueError("no")

print(await run_js("(fn) => fn.callPromising(3)")(waits))
print(await run_js("(fn) => fn.callPromisingKwargs(3, {more: 4})")(waits))
print(await run_js("(fn) => fn.callWithOptions({relaxed: true, promising: true}, 3, 1, 9)")(waits))
try:
    await run_js("(fn) => fn.callPromising()")(fails)
except ValueError as error:
    print("rejected", error)
# 3
# 7
# 4
# rejected no
