# A listener that is removed again.
def make():
    listener = track(lambda event: None)
    window.hub.addEventListener("ping", listener)
    window.hub.removeEventListener("ping", listener)
    return listener
