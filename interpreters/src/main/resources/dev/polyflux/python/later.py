# The transport of realms that may not wait: what a proxy reads or calls is a link of a chain, and awaiting the last link
# sends the whole chain as one message. A call is sent in any case, at the end of the turn, unless it is read on from.

remote = seam_remote


def may_not_wait(what, path):
    return Errors.failure("java", "WaitNotAllowedError", f"this realm may not wait, so it cannot {what} {path}: await it first", "", None, None, None)


unsent = []  # calls of this turn, in their order


def send_all():
    calls = unsent[:]
    unsent.clear()
    for call in calls:
        if not call._extended:
            call._sent()


class Later:
    """What a realm that may not wait reads or calls elsewhere: to be awaited, or read on from."""

    __slots__ = ("_send", "_steps", "_path", "_future", "_extended")

    def __init__(self, send, steps, path):
        object.__setattr__(self, "_send", send)
        object.__setattr__(self, "_steps", steps)
        object.__setattr__(self, "_path", path)
        object.__setattr__(self, "_future", None)
        object.__setattr__(self, "_extended", False)

    def _sent(self):
        if self._future is None:
            object.__setattr__(self, "_future", self._send(self._steps))
        return self._future

    # What is read on from a link that has been sent is read from what it gave.
    def _extend(self, step, text):
        path = self._path + text
        if self._future is None:
            object.__setattr__(self, "_extended", True)
            return Later(self._send, [*self._steps, step], path)
        return Later(lambda steps: started(read_on(self._future, steps)), [step], path)

    def _expected(self):
        if not unsent:
            seam_soon(send_all)
        unsent.append(self)
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._extend(["get", name], f".{name}")

    def __getitem__(self, key):
        return self._extend(["item", key], f"[{key!r}]")

    def __call__(self, *args, **keywords):
        return self._extend(["call", args, list(keywords), list(keywords.values())], "()")._expected()

    @property
    def new(self):
        return lambda *args, **keywords: self._extend(["new", args, list(keywords), list(keywords.values())], ".new()")._expected()

    def __await__(self):
        if unsent:
            send_all()
        value = yield from self._sent().__await__()
        if value is MISSING:
            raise IndexError(f"there is no {self._path}")
        return value

    async def __aiter__(self):
        elements = await self
        if hasattr(type(elements), "__aiter__"):
            async for element in elements:
                yield element
        else:
            for element in elements:
                yield element

    def __repr__(self):
        return f"<later: {self._path}>"

    def __setattr__(self, name, value):
        raise may_not_wait(f"set '{name}' of", self._path)

    def __delattr__(self, name):
        raise may_not_wait(f"delete '{name}' of", self._path)


def refuses(what):
    def refused(self, *args):
        raise may_not_wait(what, self._path)

    return refused


for name, what in {
    "bool": "test", "str": "print", "len": "measure", "iter": "iterate over", "contains": "search", "int": "convert", "float": "convert",
    "index": "use as an index", "eq": "compare", "ne": "compare", "lt": "compare", "le": "compare", "gt": "compare", "ge": "compare",
    "add": "add to", "radd": "add", "sub": "subtract from", "rsub": "subtract", "mul": "multiply", "rmul": "multiply",
    "truediv": "divide", "rtruediv": "divide by", "mod": "divide", "neg": "negate", "format": "format",
    "setitem": "set an item of", "delitem": "delete an item of", "enter": "enter",
}.items():
    setattr(Later, f"__{name}__", refuses(what))
Later.__hash__ = object.__hash__


async def read_on(future, steps):
    return await settled_value(walk_steps(await future, steps))


def calls_with_links(steps):
    return any(step[0] in ("call", "new") and any(isinstance(value, Later) for value in (*step[1], *step[3])) for step in steps)


async def settled_links(values):
    values = listed(values)
    for at, value in enumerate(values):
        if isinstance(value, Later):
            values[at] = await value
    return values


# Links among the arguments of a call are awaited before the call is sent.
async def send_settled(ref, steps):
    ready = [
        [step[0], await settled_links(step[1]), step[2], await settled_links(step[3])] if step[0] in ("call", "new") else step
        for step in steps
    ]
    return await remote.chainLater(ref, ready)


def send(ref, steps):
    return started(send_settled(ref, steps)) if calls_with_links(steps) else remote.chainLater(ref, steps)


def begin(ref, step, path):
    return Later(lambda steps: send(ref, steps), [step], path)


class Awaiting:
    """The methods of dev.polyflux.guest.Remote, of which these give chains and the others are refused by Java."""

    def __getattr__(self, name):
        return getattr(remote, name)

    def get(self, ref, key):
        return remote.get(ref, key) if remote.waits(ref) else begin(ref, ["get", key], key)

    def member(self, ref, key):
        return remote.member(ref, key) if remote.waits(ref) else begin(ref, ["get", key], key)

    def item(self, ref, key):
        return remote.item(ref, key) if remote.waits(ref) else begin(ref, ["item", key], f"[{key!r}]")

    def operate1(self, ref, operator, operand):
        return self.item(ref, operand) if operator == "getitem" else remote.operate1(ref, operator, operand)

    def apply0(self, ref, receiver):
        return remote.apply0(ref, receiver) if remote.waits(ref) else self.called(ref, ())

    def apply1(self, ref, receiver, argument):
        return remote.apply1(ref, receiver, argument) if remote.waits(ref) else self.called(ref, (argument,))

    def apply2(self, ref, receiver, first, second):
        return remote.apply2(ref, receiver, first, second) if remote.waits(ref) else self.called(ref, (first, second))

    def apply(self, ref, receiver, args):
        return remote.apply(ref, receiver, args) if remote.waits(ref) else self.called(ref, args)

    def applyWith(self, ref, receiver, args, names, values):
        if remote.waits(ref):
            return remote.applyWith(ref, receiver, args, names, values)
        return begin(ref, ["call", args, names, values], "it()")._expected()

    def construct(self, ref, args):
        return remote.construct(ref, args) if remote.waits(ref) else begin(ref, ["new", args, [], []], "it.new()")._expected()

    def constructWith(self, ref, args, names, values):
        if remote.waits(ref):
            return remote.constructWith(ref, args, names, values)
        return begin(ref, ["new", args, names, values], "it.new()")._expected()

    @staticmethod
    def called(ref, args):
        return begin(ref, ["call", args, [], []], "it()")._expected()


class BoundOnce(type):
    def __getattr__(cls, name):
        method = getattr(remote, name)
        setattr(cls, name, staticmethod(method))
        return method


class Waiting(metaclass=BoundOnce):
    """The methods of dev.polyflux.guest.Remote; one of Java's that is called by its name would be looked up at each call."""


transport = Waiting if seam_waits else Awaiting()
