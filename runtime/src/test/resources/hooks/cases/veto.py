# A hook that raises before the script has run fails the run, which does not begin.
from pyscript import hooks, window


async def no(wrap, worker):
    raise ValueError("not today")


hooks.worker.onBeforeRunAsync.add(no)
for type in ("py", "js"):
    window.addEventListener(f"{type}:error", lambda event: print(event.detail.phase, event.detail.message))
#> onBeforeRun onBeforeRunAsync hook 'main.onBeforeRunAsync' failed worker 'w': ValueError: not today
