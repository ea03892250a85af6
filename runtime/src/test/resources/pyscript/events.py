# on: main worker awaiting
import asyncio
from functools import partial

from pyscript import Event, when

event = Event()
seen = []
event.add_listener(seen.append)
event.add_listener(seen.append)
event.trigger("ok")
event.trigger("again")
print(seen)  # => ['ok', 'again']

try:
    event.add_listener("no function")
except ValueError as error:
    print(error)  # => Listener must be callable or awaitable.

event.remove_listener(print)
event.remove_listener(seen.append)
event.trigger("nobody")
print(seen)  # => ['ok', 'again']

# All of them.
event.add_listener(print)
event.add_listener(seen.append)
event.remove_listener()
event.trigger("nobody")
print(seen)  # => ['ok', 'again']


# What a listener raises goes to the caller, and those after it are not called.
def breaking(result):
    raise ValueError(f"broke at {result}")


event.add_listener(lambda result: print("first", result))
event.add_listener(breaking)
event.add_listener(lambda result: print("never", result))
try:
    event.trigger(1)  # => first 1
except ValueError as error:
    print(error)  # => broke at 1
event.remove_listener()


# One that is asynchronous harms nobody.
ended = asyncio.Event()


async def slow(result):
    await asyncio.sleep(0)
    print("slow", result)
    ended.set()


event.add_listener(slow)
event.add_listener(lambda result: print("quick", result))
event.trigger(2)  # => quick 2
await ended.wait()  # => slow 2
event.remove_listener()


# A listener may take itself away.
def leaving(result):
    print("leaving", result)
    event.remove_listener(leaving)


event.add_listener(leaving)
event.add_listener(lambda result: print("staying", result))
event.trigger(3)
# => leaving 3
# => staying 3
event.trigger(4)  # => staying 4
event.remove_listener()


# when: six shapes of what can be called, with an argument and without, on several events at once.
class Handler:
    def method(self):
        print("method")

    def told(self, result):
        print("told", result)

    async def later(self):
        print("later")
        ended.set()

    def __call__(self, result):
        print("called", result)


handler = Handler()
other = Event()


def outer():
    def inner(result):
        print("inner", result)

    return inner


for function in (handler.method, handler.told, handler, outer(), lambda: print("lambda"), partial(print, "partial"), handler.later):
    when([event, other], function)
ended.clear()
event.trigger("E")
# => method
# => told E
# => called E
# => inner E
# => lambda
# => partial E
await ended.wait()  # => later
event.remove_listener()
ended.clear()
other.trigger("O")
# => method
# => told O
# => called O
# => inner O
# => lambda
# => partial O
await ended.wait()  # => later
other.remove_listener()


@when(event)
@when(other)
def stacked(result):
    """Says what it is told."""
    print("stacked", result)


event.trigger(1)  # => stacked 1
other.trigger(2)  # => stacked 2
print(stacked.__name__, stacked.__doc__)  # => stacked Says what it is told.
event.remove_listener(stacked)
event.trigger(3)
other.remove_listener()


# Options are those of targets.
@when(event, once=True)
def twice():
    print("twice")


event.trigger()  # => twice
event.trigger()  # => twice

for wrong in (lambda: when("click"), lambda: when("click", ""), lambda: when(5), lambda: when([]), lambda: when(event)(5), lambda: when("a", 5)(print)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# => ValueError No selector provided.
# => ValueError No selector provided.
# => TypeError when() listens to names of events and to Event, not to int
# => ValueError when() needs an event
# => TypeError when() calls functions, not int
# => TypeError when() listens to what has an addEventListener(), and a int has none
