import asyncio

loop = asyncio.get_running_loop()
told = []
loop.call_soon(told.append, "soon")
loop.call_later(0, told.append, "later")
loop.call_at(loop.time() - 1, told.append, "due")
loop.call_later(0, told.append, "never").cancel()
loop.call_soon(told.append, "at last")
await asyncio.sleep(0)
await asyncio.sleep(0.001)
print(*told, sep=", ")
# soon, later, due, at last
