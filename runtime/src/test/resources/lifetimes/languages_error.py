# An exception of Python with frames that hold an object of JavaScript passes through JavaScript of the same realm.
import js


class FromHere(Exception):
    pass


def make():
    node = track(FromHere("from here"))
    node.other = track(js.Object.new())
    node.other.back = node

    def callback():
        there = node.other
        raise node

    try:
        js.Reflect.apply(callback, None, [])
    except FromHere as error:
        assert error is node
    return node
