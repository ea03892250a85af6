import asyncio

async def main():
    queue, smallest = asyncio.Queue(1), asyncio.PriorityQueue()
    for number in (3, 1, 2):
        smallest.put_nowait(number)
    print([await smallest.get() for _ in range(3)])
    lock, semaphore, event, barrier = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Event(), asyncio.Barrier(2)
    condition, order = asyncio.Condition(), []

    async def producer():
        for number in range(3):
            async with lock, semaphore:
                await queue.put(number)
        await barrier.wait()
        async with condition:
            condition.notify_all()
        event.set()

    async def waiter():
        async with condition:
            await condition.wait()
        order.append("notified")

    async with asyncio.TaskGroup() as group:
        group.create_task(producer())
        group.create_task(waiter())
        print([await queue.get() for _ in range(3)])
        await barrier.wait()
        await event.wait()
    print(order)

asyncio.run(main())
# [1, 2, 3]
# [0, 1, 2]
# ['notified']
