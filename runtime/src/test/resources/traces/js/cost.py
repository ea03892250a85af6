import traceback

import js
from pyscript import window

# What an error costs on its way, counted in frames that the prelude looks at: none within a realm before somebody asks, then by
# how deep it has come from; and through other realms by the length of its way, not by that length at each of them.
prelude = type(window).__getattribute__.__globals__
looked = 0


def counted(name):
    looks = prelude[name]

    def look(*given):
        global looked
        looked += 1
        return looks(*given)

    prelude[name] = look


counted("place_of")
counted("entering")


def fails(through, depth):
    if depth == 0:
        raise ValueError("deep")
    through(lambda n: fails(through, n), depth - 1)


def cost(through, depth):
    global looked
    looked = 0
    try:
        fails(through, depth)
    except ValueError:
        before = looked
        traceback.format_exc()
        return before, looked


# The cheapest of some: the engine now and then tells an error that is over as the context, and that is looked at, too.
def cheapest(through, depth):
    return map(min, zip(*(cost(through, depth) for _ in range(5))))


for through in js.eval("(f, n) => f(n)"), window.call:
    (before, _), (_, shorter), (_, longer) = (cheapest(through, depth) for depth in (8, 16, 32))
    print(before == 0, 0 < shorter <= 64 * 16, shorter < longer < 3 * shorter)
#| True True True
#| False True True
