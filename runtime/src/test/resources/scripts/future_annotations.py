from __future__ import annotations

from polyflux import sleep

first: Nowhere = 1
await sleep(0)
second: Nowhere[int] = await sleep(0, 2)


def f(a: Nowhere): ...


print(__annotations__, f.__annotations__)  # => {'first': 'Nowhere', 'second': 'Nowhere[int]'} {'a': 'Nowhere'}
