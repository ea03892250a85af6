# Starts CHILD, and has exposed to it what it waits for.
from polyflux import sleep
from pyscript import PyWorker

worker = PyWorker("./CHILD")
beaten = 0


async def later(number, *, times):
    await sleep(0.02)
    return number * times


async def calls_back(number):
    await sleep(0.01)
    return await worker.sync.mine(number) + 1


async def fails():
    await sleep(0)
    raise ValueError("as it should")


async def wait(seconds):
    await sleep(seconds)


async def beat():
    global beaten
    while "CHILD".partition(".")[0] in workers:
        beaten += 1
        await sleep(0.005)


from pyscript import workers

worker.sync.sleep = wait
worker.sync.later, worker.sync.calls_back, worker.sync.fails = later, calls_back, fails
worker.sync.answer, worker.sync.text, worker.sync.nothing, worker.sync.numbers = 42, "so", None, [1, 2]
worker.sync.beats = lambda: beaten
import asyncio

beating = asyncio.ensure_future(beat())
await worker
beating.cancel()
