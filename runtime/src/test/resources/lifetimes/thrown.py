# An exception from here, with frames that hold a proxy, passes through main and comes home.
class FromHere(Exception):
    pass


def make():
    node = track(FromHere("from here"))
    node.other = window.node()
    node.other.back = node

    def callback():
        other = window.closure(node)
        raise node

    try:
        window.call(callback)
    except FromHere as error:
        assert error is node
    return node
