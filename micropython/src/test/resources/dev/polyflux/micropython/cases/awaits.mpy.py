import asyncio
from pyscript import window


async def after(n):
    await asyncio.sleep_ms(n)
    return n


async def mine():
    await asyncio.sleep(0)
    return "mine"


async def through():
    async for value in window.stream():
        print(value)


print(await window.later(21))
print(await asyncio.gather(after(2), after(1)))
print(await window.awaits(mine))
await through()
try:
    await window.refuses()
except Exception as error:
    print(type(error).__name__, error)

# prints
# 42
# [2, 1]
# js got mine
# 1
# 2
# JsException RangeError: later
