# Calls of functions elsewhere, with their receivers.

def call(self, *args, **keywords):
    return call_of(self._ref, MISSING, args, keywords)


def call_of(ref, receiver, args, keywords):
    if keywords:
        return remote.applyWith(ref, receiver, row(args), row_of(list(keywords)), row(keywords.values()))
    count = len(args)
    if count == 0:
        return remote.apply0(ref, receiver)
    if count == 1:
        return remote.apply1(ref, receiver, out(args[0]))
    if count == 2:
        return remote.apply2(ref, receiver, out(args[0]), out(args[1]))
    return remote.apply(ref, receiver, row(args))


def construct(ref, args, keywords):
    if keywords:
        return remote.constructWith(ref, row(args), row_of(list(keywords)), row(keywords.values()))
    return remote.construct(ref, row(args))


class Method:
    """A function of JavaScript that was read from an object, which is its receiver."""

    def __init__(self, function, receiver):
        object.__setattr__(self, "_function", function)
        object.__setattr__(self, "_receiver", receiver)

    def __call__(self, *args, **keywords):
        return call_of(self._function._ref, self._receiver._ref, args, keywords)

    def __getattr__(self, name):
        return getattr(self._function, name)

    def __eq__(self, other):
        return self._function == other or isinstance(other, Method) and self._function == other._function

    def __hash__(self):
        return hash(self._function)

    def __repr__(self):
        return repr(self._function)


crossings[Method] = lambda method: method._function._ref
