import asyncio
import contextvars

name = contextvars.ContextVar("name")
name.set("script")

async def task(own):
    before = name.get()
    name.set(own)
    await asyncio.sleep(0)
    return before, name.get()

print(await asyncio.gather(task("a"), task("b")), name.get())
called = asyncio.Event()
context = contextvars.copy_context()
context.run(name.set, "timer")
asyncio.get_running_loop().call_later(0.001, lambda: (print(name.get()), called.set()), context=context)
await called.wait()
print(name.get())
# [('script', 'a'), ('script', 'b')] script
# timer
# script
