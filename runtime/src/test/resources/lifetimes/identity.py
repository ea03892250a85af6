# Objects that cross and go, one after the other: each comes home as itself.
def itself(times):
    for number in range(times):
        node = Node()
        node.number = number
        assert window.call(lambda given: given, node) is node
        assert window.call(lambda given: given.number, node) == number
    return True
