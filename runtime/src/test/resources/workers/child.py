from polyscript import xworker
from pyscript import config, sync, workers


def answered(event):
    xworker.postMessage({"echo": event.data})


xworker.onmessage = answered
sync.add = lambda a, b=1: a + b
sync.constant = 42
print("told", sync.told("child"), config.get("app", {}).get("colour"))
__export__ = ["exported"]


def exported(text):
    return f"exported {text}"
