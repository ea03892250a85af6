# A bound method is made anew each time it is read; to others all of the same receiver and function are one object, so that
# `removeEventListener("x", self.on)` finds what `addEventListener("x", self.on)` has left there.


class Receiver:
    def method(self):
        pass


METHOD, BUILTIN = type(Receiver().method), type([].append)
MODULE = type(sys)

one_methods = {}  # ids of a receiver and of its function -> a weak reference to the one that has left
most_methods = 1024


# The one that stands for this method, for as long as anybody has it; it keeps the receiver, and so the ids.
def one_method(method):
    receiver = method.__self__
    if receiver is None or type(receiver) is MODULE:
        return method
    key = id(receiver), id(method.__func__) if type(method) is METHOD else method.__qualname__
    weak = one_methods.get(key)
    known = None if weak is None else weak()
    if known is not None:
        return known
    if len(one_methods) >= most_methods:
        forget_methods()
    one_methods[key] = weak_reference(method)
    return method


# Cheaper than to be told of each.
def forget_methods():
    global most_methods
    for key in [key for key, weak in one_methods.items() if weak() is None]:
        del one_methods[key]
    most_methods = max(1024, 2 * len(one_methods))
