# What the script has yet to expose is no reason for its own hook to wait for ever.
from pyscript import hooks, workers


async def early(wrap, worker):
    try:
        await workers[worker.name].late()
    except Exception as error:
        print("no function 'late' yet" in str(error))


async def after(wrap, worker):
    print(await workers[worker.name].late(), await worker.sync.late())


hooks.worker.onBeforeRunAsync.add(early)
hooks.worker.onAfterRunAsync.add(after)
#> True
#> script
#> 7 7
