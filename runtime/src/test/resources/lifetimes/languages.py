# An object of Python and one of JavaScript, of one realm, hold each other.
import js


def make():
    node = track(Node())
    node.other = track(js.Object.new())
    node.other.back = node
    return node
