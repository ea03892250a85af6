# Builds a row, `make` of its script, as often as asked.
from pyscript import sync, window


async def build(name, times, hold):
    row(name)
    window.row(name)
    for _ in range(times):
        built = make()
        if hasattr(built, "send"):
            built = await built
        if hold:
            current[1].append(built)
        del built


sync.build = build
sync.tracked = lambda name: tracked(name) + window.tracked(name)
sync.alive = lambda name: alive(name) + window.alive(name)
