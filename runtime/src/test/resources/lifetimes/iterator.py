# A generator of main is left early.
def make():
    node = track(Node())
    for value in window.count():
        node.value = value
        if value > 1:
            break
    node.rest = iter(window.count())
    next(node.rest)
    return node
