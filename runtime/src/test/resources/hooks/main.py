# Hooks of the workers, of all kinds, each of which writes down where it is.
from pyscript import hooks

main, worker = hooks.main, hooks.worker
main.onWorker.add(lambda wrap, place: print(place.name, "onWorker", "null" if wrap is None else wrap))


def telling(point):
    async def tell(wrap, place):
        print(place.name, point, wrap.type, await wrap.run("6 * 7"))

    return tell


for point in ("onReady", "onBeforeRun", "onBeforeRunAsync", "onAfterRun", "onAfterRunAsync"):
    getattr(worker, point).add(telling(point))


def js(point):
    async def code(wrap, place):
        return f"await null; console.log('{place.name} {point}')"

    return code


for point in ("codeBeforeRun", "codeBeforeRunAsync", "codeAfterRun", "codeAfterRunAsync"):
    getattr(worker, point).add(f"""
        import asyncio
        await asyncio.sleep(0)
        print(NAME, '{point}')
    """)
    getattr(worker, point).add(js(point), type="js")


@worker.onReady.add
def named(wrap, place):
    return wrap.runAsync(f"NAME = '{place.name}'" if place.script.endswith("py") else f"globalThis.NAME = '{place.name}'")


def never():
    print("never")


worker.onReady.add(never)
worker.onReady.discard(never)
