# An error of main holds an object here, which holds the error, whose frames hold both.
def make():
    node = track(Node())
    try:
        window.fail(node)
    except Exception as error:
        node.error = error
    return node
