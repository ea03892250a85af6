# Starts a worker of the other file's language, which is in CHILD.
from pyscript import PyWorker, workers

got = []
worker = PyWorker("./child.CHILD", name="kid", config={"app": {"colour": "blue"}})
worker.sync.told = lambda who: f"by parent of {who}"
worker.onmessage = lambda event: got.append(event.data["echo"]["x"])
worker.postMessage({"x": [1, 2]})
print("same", await worker is worker, await worker.ready is worker)
print("calls", await worker.sync.add(1, b=2), await worker.sync.exported("it"), worker.sync.constant)
print("named", "kid" in workers, "kid" in list(workers), await (await workers["kid"]).add(5, b=5))
while not got:
    await __import__("polyflux").sleep(0.01)
print("answered", list(got[0]))
try:
    await worker.sync.nope()
except Exception as error:
    print("missing", "has no function 'nope'" in str(error), "exported" in str(error))
failing = PyWorker("./failing.CHILD")
failed = []
failing.onerror = lambda event: failed.append(event.message)
try:
    await failing
except Exception as error:
    print("failed", "no good" in str(error))
while not failed:
    await __import__("polyflux").sleep(0.01)
print("heard", "no good" in failed[0])
await worker.terminate()
print("gone", "kid" in workers)
try:
    await worker.sync.add(1)
except Exception as error:
    print("closed", "closed" in str(error))
try:
    await PyWorker("./nowhere.py")
except Exception as error:
    print("no file", "there is no file ./nowhere.py beside" in str(error))
#> told by parent of child blue
#> same True True
#> calls 3 exported it 42
#> named True True 10
#> answered [1, 2]
#> missing True True
#> failed True
#> heard True
#> gone False
#> closed True
#> no file True
