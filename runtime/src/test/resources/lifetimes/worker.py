# Builds a row, `make` of its script, as often as asked. The realm may be one that does not wait.
from pyscript import sync, window


async def settled(value):
    return await value if hasattr(type(value), "__await__") or hasattr(value, "send") else value


async def build(name, times, hold):
    row(name)
    await settled(window.row(name))
    for _ in range(times):
        built = await settled(make())
        if hold:
            current[1].append(built)
        del built


async def tracked_everywhere(name):
    return tracked(name) + await settled(window.tracked(name))


async def alive_everywhere(name):
    return alive(name) + await settled(window.alive(name))


sync.build = build
sync.tracked = tracked_everywhere
sync.alive = alive_everywhere
