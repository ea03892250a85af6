# Two objects of two realms hold each other.
def make():
    node = track(Node())
    node.other = window.node()
    node.other.back = node
    return node
