# A promise of main that never settles goes, with what waits for it.
def make():
    promise = window.never()
    reaction = track(lambda value: promise)
    promise.then(reaction, reaction)
    return promise, reaction
