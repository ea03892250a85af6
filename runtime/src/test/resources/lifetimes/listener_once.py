# A listener that main's event target calls once.
def make():
    listener = track(lambda event: None)
    window.hub.addEventListener("ping", listener, once=True)
    window.fire(window.hub)
    return listener
