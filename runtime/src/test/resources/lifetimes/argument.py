# A callback that is called once, during the call it is an argument of.
def make():
    callback = track(lambda value: value + 1)
    assert window.call(callback, 1) == 2
    return callback
