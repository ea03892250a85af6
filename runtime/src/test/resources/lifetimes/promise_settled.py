# Promises that main keeps have settled: the reactions that came true and those that did not are of no use any more.
async def make():
    good = track(lambda value: None)
    bad = track(lambda error: None)
    await window.settled.then(good, bad)
    await window.failed.then(good, bad)
    return good, bad
