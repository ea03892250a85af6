from pyscript import sync, window, workers


async def by_name(x):
    other = await workers['across']
    return await other.doubled(x)


async def until_computing():
    await window.computing
    return True


sync.by_name = by_name
sync.until_computing = until_computing
