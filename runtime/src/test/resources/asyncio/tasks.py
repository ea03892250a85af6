import asyncio

async def later(value, delay=0.001):
    await asyncio.sleep(delay)
    return value

print(isinstance(asyncio.current_task(), asyncio.Task), asyncio.current_task() in asyncio.all_tasks())
print(await asyncio.gather(later(1), later(2), later(3)))
print(await asyncio.wait_for(later(4), 60))
async with asyncio.TaskGroup() as group:
    first, second = group.create_task(later(5)), group.create_task(later(6))
print(first.result(), second.result(), len(asyncio.all_tasks()))
done, pending = await asyncio.wait([asyncio.create_task(later(7))])
print(done.pop().result(), pending)
try:
    async with asyncio.timeout(0.001):
        await asyncio.sleep(60)
except TimeoutError:
    print("timeout")
many = await asyncio.gather(*[asyncio.sleep(0, value) for value in range(3000)])
print(sum(many), len(many))
asyncio.current_task().cancel()
try:
    await asyncio.sleep(60)
except asyncio.CancelledError:
    print("cancelled", asyncio.current_task().uncancel())
task = asyncio.create_task(later(8, 60))
await asyncio.sleep(0)
task.cancel()
try:
    await task
except asyncio.CancelledError:
    print("cancelled", task.cancelled())
# True True
# [1, 2, 3]
# 4
# 5 6 1
# 7 set()
# timeout
# 4498500 3000
# cancelled 0
# cancelled True
