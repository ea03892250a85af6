# on: main worker awaiting
# Targets of main's: on main its own, in a worker those of another realm.
import asyncio

from pyscript import when, window

heard = asyncio.Queue()
hear = heard.put_nowait


async def settled(value):
    return await value if hasattr(type(value), "__await__") else value


# Dispatches an event, and prints what so many listeners say.
async def fire(target, name, listeners):
    await settled(target.dispatchEvent(await settled(window.Event.new(name))))
    for _ in range(listeners):
        print(await heard.get())


target, other = await settled(window.EventTarget.new()), await settled(window.EventTarget.new())


@when("ping", target)
def told(event):
    hear("told of nothing" if event is None else "told of it")


@when("ping", target)
def untold():
    hear("untold")


@when("ping", target, once=True)
def once():
    hear("once")


@when("ping", [target, other])
async def slow(event):
    await asyncio.sleep(0)
    hear(f"slow {await settled(event.type)}")


await fire(target, "ping", 4)
# => told of it
# => untold
# => once
# => slow ping
await fire(other, "ping", 1)  # => slow ping
await fire(target, "ping", 3)
# => told of it
# => untold
# => slow ping

# What when() gave takes the function away.
await settled(target.removeEventListener("ping", untold))
await settled(target.removeEventListener("ping", told))
await fire(target, "ping", 1)  # => slow ping

# Twice is two calls; several names, and the function behind them.
when("pong", target, lambda: hear("pong"))
when("pong", target, lambda: hear("pong"))
when(["a", "b"], selector=other, handler=lambda: hear("a or b"))
await fire(target, "pong", 2)
# => pong
# => pong
await fire(other, "a", 1)  # => a or b
await fire(other, "b", 1)  # => a or b


@when("x", target)
@when("y", other)
def stacked():
    hear("stacked")


await fire(target, "x", 1)  # => stacked
await fire(other, "y", 1)  # => stacked
print(heard.empty())  # => True
