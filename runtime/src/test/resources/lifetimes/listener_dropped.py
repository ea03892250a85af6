# An event target of main goes with its listener, which holds it.
def make():
    target = window.target()
    listener = track(lambda event: target)
    target.addEventListener("ping", listener)
    window.fire(target)
    return listener
