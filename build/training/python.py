# A little of everything a start needs, for the AOT cache.
import csv
import json
import os
import sys

from polyflux import sleep
from pyscript import sync, window


async def area(w, h=2):
    await sleep(0.001)
    return w * h


async def squares(n):
    for i in range(n):
        yield {"n": i, "square": i * i}


sync.area = area
sync.squares = squares
print(sum(range(10)), window.add(1, 2), list(window.items), json.dumps({"a": [1, 2]}))
window.items.sort(lambda a, b: b - a)
window.later(lambda word: print(word))
print(await window.answer(), await sleep(0.001, "slept"))
try:
    window.missing()
except AttributeError as error:
    print(error, file=sys.stderr)
