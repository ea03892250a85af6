# The realm's other language, reached in place: its objects as proxies, and this language's objects for its proxies.
#
# Who hands a value over makes it the other language's own first; so neither sees anything foreign but targets.

SAFE = (1 << 53) - 1
lives = seam_lives
handled = sys.exc_info
other = None  # what the other language offers


class Failed:
    __slots__ = ("error",)

    def __init__(self, error):
        self.error = error


# What arrives is this language's own already; only failures are still to be raised.
def take(value):
    if type(value) is Failed:
        raise value.error
    return value


# Of any length, where str() has a limit.
def digits(integer):
    return str(integer) if integer.bit_length() < 10_000 else hex(integer)


# What leaves, as the other language's own.
def give(value):
    kind = type(value)
    if kind is str or kind is bool or kind is float or value is None:
        return value
    if kind is int:
        return value if -SAFE <= value <= SAFE else other.integer(digits(value))
    return give_object(value, kind)


def give_object(value, kind):
    if issubclass(kind, RemoteProxy):
        return value._ref if value._via is here else seam_forNeighbour(value._ref)
    if kind is METHOD or kind is BUILTIN:
        value = one_method(value)
    known = other.known(id(value))
    if known is not None:
        return known
    if kind is Mirror and "_home" in value.__dict__:
        return seam_forNeighbour(value._home[1])
    special = gifts.get(kind)
    if special is not None:
        return special(value)
    for plain, own in EXACTLY:
        if issubclass(kind, plain):
            return give(own(value))
    if issubclass(kind, BaseException):
        ref = reference_of(value)
        if ref is not None:
            return ref if own_attributes(value).get("_via") is here else seam_forNeighbour(ref)
    name, features, detail = describe(value)[:3]
    return other.adopt(value, id(value), name, features, detail)


# What their classes' own methods would make of them is not asked.
EXACTLY = ((int, int.__index__), (float, float.__float__), (str, str.__str__))

gifts = {
    Missing: lambda value: other.MISSING,
    JsNull: lambda value: other.NULL,
    type(NotImplemented): lambda value: other.NOT_IMPLEMENTED,
    End: lambda value: other.end(give(value.value)),
    slice: lambda value: other.slice(give(value.start), give(value.stop), give(value.step)),
    Direct: lambda value: seam_toNeighbour(Values.detach(value.value)),
    bytes: lambda value: seam_toNeighbour(seam_octets(value)),
}


# The other language's error that stands for one of this, told of it when somebody asks.
def thrown_to(error, depth=0):
    if reference_of(error) is not None:
        return give(error)
    if is_raw(error):
        return error
    known = other.known(id(error))
    if known is not None:
        return known
    source = source_of(error) if depth < DEPTH else None
    return other.error(name_of(type(error)), text_of(error), error, id(error), None if source is None else thrown_to(source, depth + 1))


# The other language's frames where an error came in from there, the innermost first, for each time that it did.
def segments_here(error):
    if other is None:
        return []
    there = reference_of(error)
    if there is None:
        there = other.known(id(error))
    if there is None:
        return []
    return [[Place(str(file), int(line), str(function)) for function, file, line in zip(*[iter(list(told))] * 3)] for told in other.segments(there)]


# What is raised goes as a value, for the other language to throw.
def failed_with(error):
    return other.failed(thrown_to(error))


# Calls a function of the reflector for the other language.
def guarded(answer):
    def answered(*args):
        try:
            return give(answer(*args))
        except BaseException as error:
            return failed_with(error)

    return answered


def settle(settled, failed):
    return lambda value: settled(give(value)), lambda error: failed(thrown_to(error))


# A call in a task of the loop's own: nothing of the other language is below it, so it may wait with run_sync().
def promised_call(target, args, keywords):
    future = Future()

    def call():
        try:
            future.resolve(begun(target(*args, **keywords)))
        except BaseException as error:
            future.reject(error)

    context = copy_context()
    seam_soon(lambda: context.run(call))
    return future


class Offered:
    """What the other language's proxies call, beside the reflector."""

    null = jsnull
    MISSING = MISSING
    NOT_IMPLEMENTED = NotImplemented
    give = staticmethod(give)
    failed = Failed

    # What is called most has a body of its own, that the compiler sees through.

    @staticmethod
    def get(target, key):
        try:
            return give(getattr(target, key, MISSING))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def set(target, key, value):
        try:
            return Reflect.set(target, key, value)
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def item(target, key):
        try:
            return give(Reflect.item(target, key))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def next(target):
        try:
            return give(Reflect.next(target))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def apply0(target, receiver):
        try:
            return give(begun(target()))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def apply1(target, receiver, argument):
        try:
            return give(begun(target(argument)))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def apply2(target, receiver, first, second):
        try:
            return give(begun(target(first, second)))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def none():
        return None

    @staticmethod
    def detached(target):
        return Values.detach(target)

    @staticmethod
    def integer(text):
        return bigint(text)

    @staticmethod
    def number(value):
        whole = type(value) is float and value.is_integer() and abs(value) <= SAFE and str(value) != "-0.0"
        return int(value) if whole or type(value) not in (int, float) else value

    @staticmethod
    def end(value):
        return Values.end(value)

    @staticmethod
    def slice(start, stop, step):
        return slice(start, stop, step)

    @staticmethod
    def adopt(target, kind, features, detail):
        return Proxies.make(target, here, "javascript", kind, features, detail)

    @staticmethod
    def follow(proxy, kind, features):
        lives.follow(proxy, kind, features, False, None)

    @staticmethod
    def thrown(kind, message, trace, value):
        error = Errors.failure("javascript", kind, message, trace, None, None, None)
        error._reason = value
        return error

    # A frame that knows what is being handled: nothing is looked for below it.
    @staticmethod
    def rested(answer):
        handled()
        return answer()

    @staticmethod
    def raise_raw():
        raise RecursionError

    # The lines of an error's trace.
    @staticmethod
    def trace(error):
        return "\n".join(render(error))

    @staticmethod
    def host():
        from pyodide import _host

        return _host

    # JavaScript may be below: what has to be begun is begun in a turn of its own.
    @staticmethod
    def watch(awaitable, settled, failed):
        settled, failed = settle(settled, failed)
        if isinstance(awaitable, Future):
            return Promises.follow(awaitable, settled, failed)
        try:
            driver = Driver(steps_of(awaitable), settled, failed)
        except BaseException as error:
            return failed(error)
        seam_soon(driver.step)
        return driver.cancel

    @staticmethod
    def promising(target, args, names, values):
        return give(promised_call(target, list(args), dict(zip(list(names), list(values)))))


def bigint(text):
    if "JsBigInt" not in globals():
        seam_load("js_bigint.py")
    return JsBigInt(int(text, 0))


def answers():
    for name in ("delete has describe prototype setprototype extensible preventextensions setitem delitem contains length iterate "
                 "close text operate").split():
        setattr(Offered, name, staticmethod(guarded(getattr(Reflect, name))))
    spread = {
        "getKey": Reflect.get,
        "operate0": Reflect.operate,
        "operate1": Reflect.operate,
        "operate": lambda target, operator, operands: Reflect.operate(target, operator, *operands),
        "send": Reflect.next,
        "raise": getattr(Reflect, "raise"),
        "keys": lambda target: list(Reflect.keys(target)),
        "define": lambda target, key, names, values: Reflect.define(target, key, dict(zip(list(names), list(values)))),
        "apply": lambda target, receiver, args: Reflect.apply(target, receiver, *args),
        "applyWith": lambda target, receiver, args, names, values: Reflect.applywith(
            target, receiver, list(args), dict(zip(list(names), list(values)))),
        "construct": lambda target, args: Reflect.construct(target, *args),
        "constructWith": lambda target, args, names, values: Reflect.constructwith(
            target, list(args), dict(zip(list(names), list(values)))),
        "query": lambda target, path: Reflect.query(target, list(path)),
        "evaluate": lambda target, source, args: Reflect.evaluate(target, source, *args),
        "chain": lambda target, steps: walk_steps(target, [list(step) for step in steps]),
    }
    for name, answer in spread.items():
        setattr(Offered, name, staticmethod(guarded(answer)))
    return Offered


def given(values):
    return [give(value) for value in values]


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
    all = staticmethod(lambda ref, chains: [walk_steps(meet(ref), steps) for steps in chains])

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
