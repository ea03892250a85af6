import asyncio
import threading

here = threading.get_ident()
print(await asyncio.to_thread(threading.get_ident) != here)
loop, event = asyncio.get_running_loop(), asyncio.Event()
threading.Thread(target=lambda: loop.call_soon_threadsafe(event.set)).start()
await event.wait()
print(await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asyncio.sleep(0, "safe"), loop)))
# True
# safe
