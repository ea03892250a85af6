import asyncio
import threading
from pyodide.code import run_js

run_js("1")
print(await asyncio.to_thread(threading.get_ident) == threading.get_ident())
# True

"""A pool of threads is no more to be had than a thread: its work is done here, too, and asyncio goes on."""
from concurrent.futures import ThreadPoolExecutor

loop = asyncio.get_running_loop()
print(await loop.run_in_executor(ThreadPoolExecutor(1), threading.get_ident) == threading.get_ident())
# True
print(await loop.run_in_executor(None, threading.get_ident) == threading.get_ident())
# True
for start in (threading.Thread(target=print).start, lambda: ThreadPoolExecutor(1).submit(print)):
    try:
        start()
    except RuntimeError as error:
        print(str(error).partition(":")[0])
# can't start new thread
# can't start new thread
closed = ThreadPoolExecutor(1)
closed.shutdown()
try:
    loop.run_in_executor(closed, print)
except RuntimeError as error:
    print(error)
# cannot schedule new futures after shutdown
await asyncio.sleep(0)
print("goes on")
# goes on
