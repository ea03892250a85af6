# An exposed function makes room for another, and one is taken away.
def make():
    node = track(Node())
    node.replaced = track(lambda: node)
    node.deleted = track(lambda: node)
    sync.replaced = node.replaced
    sync.deleted = node.deleted
    sync.replaced = lambda: None
    del sync.deleted
    return node
