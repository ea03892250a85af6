import asyncio

import js
from polyflux import run_sync, sleep

done = asyncio.Event()


async def called(value):
    run_sync(sleep(0.001))
    print("called", value)
    await sleep(0)
    print("went on")
    done.set()


js.eval("(f, value) => void f(value)")(called, 1)
await done.wait()
print(await js.eval("async (f) => await f(2)")(called))
js.held = called
await js.eval("""pyodide.runPythonAsync(`
from polyflux import run_sync, sleep
import js
run_sync(sleep(0.001))
run_sync(js.held(3))
print("of runPythonAsync")
await sleep(0)
run_sync(sleep(0.001))
print("its end")
`)""")
# called 1
# went on
# called 2
# went on
# None
# called 3
# went on
# of runPythonAsync
# its end
