# on: main worker awaiting
# A worker that never yields is asked to give up, and lives on: it looks without waiting for anybody.
from pyscript import PyWorker

CODE = """
from pyscript import sync

def turns():
    sync.begun("turning")
    count = 0
    while True:
        count += 1
        if sync.isStuck():
            sync.notStuck()
            raise RuntimeError("Worker is stuck")

sync.turns = turns
sync.asked = lambda: sync.isStuck()
"""

for name, code in (("first", CODE), ("second", CODE)):
    worker = PyWorker(f"{name}.py", code=code)
    worker.sync.begun = lambda told: (print(told), worker.unstuck())[0]
    await worker
    try:
        await worker.sync.turns()
    except Exception as error:
        print(error, await worker.sync.asked())
    await worker.terminate()
# => turning
# => Worker is stuck False
# => turning
# => Worker is stuck False
