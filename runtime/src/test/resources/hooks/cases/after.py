# A hook that raises when the script has run is told, and the run goes on to its end.
from pyscript import hooks, window


def no():
    raise ValueError("too late")


hooks.worker.onAfterRunAsync.add(no)
hooks.worker.onAfterRunAsync.add(lambda: print("next"))
for type in ("py", "js"):
    window.addEventListener(f"{type}:uncaught", lambda event: print(event.detail.message))
    window.addEventListener(f"{type}:done", lambda event: event.detail.worker and print("done"))
#> script
#> onAfterRunAsync hook 'main.onAfterRunAsync' failed worker 'w': ValueError: too late
#> next
#> done
