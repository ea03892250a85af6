"""Eight computations in Python workers that never wait, and a bar that main draws meanwhile. Keys: c cancels, t terminates, q ends."""

import asyncio

from pyscript import PyWorker, config, when, window

from bar import Bar

WORKERS = 8
SHARE = config.get("app", {}).get("share", 20000)  # how many numbers each of them looks at

running = {}  # each computation's task, and its worker
bar = Bar(WORKERS * SHARE, running)
outcomes = {}  # of each script
gone = {}  # why each worker is
all_heard = asyncio.Event()


@when("py:all-done", window)
def all_done(event):
    """Comes whenever all scripts that were started until then have ended."""
    outcomes.update({name: outcome["reason"] for name, outcome in event.detail.outcomes.to_py().items()})
    if len(outcomes) > WORKERS:
        all_heard.set()


@when("py:terminated", window)
def terminated(event):
    gone[event.detail.worker] = event.detail.reason


async def compute(number):
    """One worker from start to end, and a line about it."""
    worker = await PyWorker("./heavy.py", name=f"heavy-{number}", config={"sync_main_only": True})
    worker.sync.told = bar.advance
    task = asyncio.create_task(call(worker, SHARE * (number - 1), SHARE * number))
    running[task] = worker
    try:
        return f"{worker.name}: {await task} primes"
    except asyncio.CancelledError:
        return f"{worker.name}: cancelled, and still counts {await worker.sync.count_primes(0, 100)} primes below 100"
    except Exception as error:
        return f"{worker.name}: {type(error).__name__}"
    finally:
        running.pop(task, None)
        await worker.terminate()


async def call(worker, start, end):
    return await worker.sync.count_primes(start, end)


async def listen(keys):
    """Does what is asked for, key by key; an empty one is the end of the input."""
    while key := await keys.sync.pressed():
        if running and key == "c":
            running.popitem()[0].cancel()
        elif running and key == "t":
            await running.popitem()[1].terminate()
        elif key == "q":
            while running:
                running.popitem()[0].cancel()


keys = await PyWorker("./keys.py", name="keys")
listening = asyncio.create_task(listen(keys))
drawing = asyncio.create_task(bar.draw())
lines = await asyncio.gather(*(compute(number) for number in range(1, WORKERS + 1)))
drawing.cancel()
listening.cancel()
bar.close()
print(*lines, sep="\n")

await all_heard.wait()
await keys.terminate()
for name, reason in sorted(outcomes.items()):
    print(f"{name} {reason}", *([f"then {gone[name]}"] if name in gone else []), sep=", ")
