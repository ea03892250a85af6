# What the language does to an object by its own methods, as traps: the protocols that a target may have, and its operators.

def length(self):
    value = remote.length(self._ref)
    if value is MISSING:
        raise TypeError("object of type '%s' has no len()" % type(self).__name__)
    return value


def item(self, key):
    if type(key) is int and key < 0 and type(self)._is_array:
        if key + length(self) < 0:
            raise IndexError(key)
        key += length(self)
    value = remote.item(self._ref, out(key))
    if value is MISSING:
        raise (IndexError if type(self)._is_array else KeyError)(key)
    return value


def set_item_of(self, key, value):
    remote.setitem(self._ref, out(key), out(value))


def delete_item(self, key):
    if not remote.delitem(self._ref, out(key)):
        raise KeyError(key)


def contains(self, value):
    return remote.contains(self._ref, out(value))


def walk(self):
    iterator = remote.iterate(self._ref, False)
    done = False
    try:
        while True:
            value = remote.next(iterator._ref)
            if type(value) is End:
                done = True
                return
            yield value
    finally:
        if not done:
            remote.close(iterator._ref)


# Else the language would look for items by their numbers.
def not_iterable(self):
    raise TypeError("'%s' object isn't iterable" % type(self).__name__)


def following(self):
    value = remote.next(self._ref)
    if type(value) is End:
        raise StopIteration(value.value)
    return value


def awaiting(self):
    return iter(outcome_of(self._ref))


class Stream:
    """An asynchronous way through an iterable elsewhere: begun once, however many await it, and through once it has ended or failed."""

    def __init__(self, iterable):
        self._iterable = iterable
        self._begun = None

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._iterable is None:
            raise StopAsyncIteration
        if self._begun is None:
            self._begun = remote.iterateLater(self._iterable._ref)
        try:
            iterator = await self._begun
        except Exception:
            self._iterable = None
            raise
        try:
            value = await remote.nextLater(iterator._ref)
        except BaseException:
            await self.aclose()
            raise
        if type(value) is End:
            self._iterable = None
            raise StopAsyncIteration
        return value

    async def aclose(self):
        begun = None if self._iterable is None else self._begun
        self._iterable = None
        if begun is not None and begun.error is None:
            iterator = await begun
            await remote.closeLater(iterator._ref)


def stream(self):
    return Stream(self)


PROTOCOLS = (
    (CALLABLE, {"__call__": call}),
    (SIZED, {"__len__": length, "__bool__": lambda self: length(self) != 0}),
    (INDEXED, {"__getitem__": item, "__setitem__": set_item_of, "__delitem__": delete_item}),
    (CONTAINER, {"__contains__": contains}),
    (ITERABLE, {"__iter__": walk}),
    (ITERATOR, {"__next__": following}),
    (AWAITABLE, {"__iter__": awaiting, "__await__": awaiting}),
    (ASYNC_ITERABLE, {"__aiter__": stream}),
)

FORWARDED = (
    "add sub mul matmul truediv floordiv mod pow lshift rshift and xor or radd rsub rmul rmatmul rtruediv rfloordiv rmod rpow rlshift "
    "rrshift rand rxor ror iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ixor ior neg pos abs invert bool int "
    "float complex lt le eq gt ge ne enter exit aenter aexit divmod"
).split()


def forwarded(operator):
    def method(self, *operands):
        if not operands:
            return remote.operate0(self._ref, operator)
        if len(operands) == 1:
            return remote.operate1(self._ref, operator, out(operands[0]))
        return remote.operate(self._ref, operator, row(operands))

    return method
