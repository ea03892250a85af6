# The realm's other language, reached in place: the transport of the proxies of its objects, and how the two meet.


class Here:
    """The transport of proxies of the other language's objects; its methods are those of dev.polyflux.guest.Remote."""

    waits = staticmethod(lambda ref: True)
    getKey = staticmethod(lambda ref, key: take(other.getKey(ref, give(key))))
    delete = staticmethod(lambda ref, key: take(other.delete(ref, give(key))))
    has = staticmethod(lambda ref, key: take(other.has(ref, give(key))))
    keys = staticmethod(lambda ref: list(take(other.keys(ref))))
    describe = staticmethod(lambda ref, key: take(other.describe(ref, give(key))))
    define = staticmethod(lambda ref, key, names, values: take(other.define(ref, give(key), names, given(values))))
    prototype = staticmethod(lambda ref: take(other.prototype(ref)))
    setprototype = staticmethod(lambda ref, prototype: take(other.setprototype(ref, give(prototype))))
    extensible = staticmethod(lambda ref: take(other.extensible(ref)))
    preventextensions = staticmethod(lambda ref: take(other.preventextensions(ref)))
    setitem = staticmethod(lambda ref, key, value: take(other.setitem(ref, give(key), give(value))))
    delitem = staticmethod(lambda ref, key: take(other.delitem(ref, give(key))))
    contains = staticmethod(lambda ref, value: take(other.contains(ref, give(value))))
    length = staticmethod(lambda ref: take(other.length(ref)))
    apply = staticmethod(lambda ref, self, args: take(other.apply(ref, receiver(self), given(args))))
    applyWith = staticmethod(
        lambda ref, self, args, names, values: take(other.applyWith(ref, receiver(self), given(args), names, given(values))))
    construct = staticmethod(lambda ref, args: take(other.construct(ref, given(args))))
    constructWith = staticmethod(lambda ref, args, names, values: take(other.constructWith(ref, given(args), names, given(values))))
    operate0 = staticmethod(lambda ref, operator: take(other.operate0(ref, operator)))
    operate1 = staticmethod(lambda ref, operator, operand: take(other.operate1(ref, operator, give(operand))))
    operate = staticmethod(lambda ref, operator, operands: take(other.operate(ref, operator, given(operands))))
    iterate = staticmethod(lambda ref, asynchronous: take(other.iterate(ref, asynchronous)))
    send = staticmethod(lambda ref, sent: take(other.send(ref, give(sent))))
    close = staticmethod(lambda ref: take(other.close(ref)))
    text = staticmethod(lambda ref, representation: take(other.text(ref, representation)))
    query = staticmethod(lambda ref, path: take(other.query(ref, given(path))))
    evaluate = staticmethod(lambda ref, source, args: take(other.evaluate(ref, source, given(args))))
    chain = staticmethod(lambda ref, steps: walk_steps(meet(ref), steps))
    all = staticmethod(lambda ref, chains: listed(walk_steps(meet(ref), steps) for steps in chains))

    # What cannot be copied stays what it is.
    @staticmethod
    def detached(ref):
        copy = other.detached(ref)
        return seam_attached(copy) if seam_isWire(copy) else meet(copy)

    @staticmethod
    async def iterateLater(ref):
        return here.iterate(ref, True)

    @staticmethod
    async def nextLater(ref):
        return await settled_value(here.next(ref))

    @staticmethod
    async def sendLater(ref, sent):
        return await settled_value(here.send(ref, sent))

    @staticmethod
    async def raiseLater(ref, error):
        return await settled_value(getattr(here, "raise")(ref, error))

    @staticmethod
    async def closeLater(ref):
        return await settled_value(here.close(ref))

    @staticmethod
    async def chainLater(ref, steps):
        return await settled_value(here.chain(ref, steps))

    @staticmethod
    async def allLater(ref, chains):
        return here.all(ref, chains)

    @staticmethod
    def watch(ref, settled, failed):
        other.watch(ref, lambda value: settled(take(value)), lambda error: failed(take(error)))


setattr(Here, "raise", staticmethod(lambda ref, error: take(getattr(other, "raise")(ref, give(error)))))
here = Here


def receiver(self):
    return other.MISSING if self is NO_RECEIVER else self


# An object over there, as a proxy; a proxy of one, as the object.
def meet(target):
    return take(other.give(target))


def join(offered):
    global other
    other = offered
    # Looked up once, since each lookup asks the other language.
    get, set, item, next = offered.get, offered.set, offered.item, offered.next
    apply0, apply1, apply2 = offered.apply0, offered.apply1, offered.apply2
    missing = offered.MISSING
    receiver = lambda self: missing if self is NO_RECEIVER else self
    Here.get = staticmethod(lambda ref, key: take(get(ref, key)))

    def member(ref, key):
        value = get(ref, key)
        kind = type(value)
        if kind in methods:
            return bound(value, ref)
        if kind is Failed:
            raise value.error
        return value

    Here.member = staticmethod(member)
    Here.set = staticmethod(lambda ref, key, value: take(set(ref, give(key), give(value))))
    Here.item = staticmethod(lambda ref, key: take(item(ref, give(key))))
    Here.next = staticmethod(lambda ref: take(next(ref)))
    Here.apply0 = staticmethod(lambda ref, self: take(apply0(ref, receiver(self))))
    Here.apply1 = staticmethod(lambda ref, self, argument: take(apply1(ref, receiver(self), give(argument))))
    Here.apply2 = staticmethod(lambda ref, self, first, second: take(apply2(ref, receiver(self), give(first), give(second))))


def neighbour():
    if other is None:
        theirs = seam_neighbour("javascript")
        join(theirs.answers())
        theirs.join(answers())
    return other


class Meeting:
    """All that the other language is shown of this prelude."""

    answers = staticmethod(answers)
    join = staticmethod(join)


meeting = Meeting
