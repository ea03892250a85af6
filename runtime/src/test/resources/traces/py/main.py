def fail(text):
    raise KeyError(text)


def outer(text):
    fail(text)


def call(f, *args):
    return f(*args)


def chained():
    try:
        fail("first")
    except KeyError as error:
        raise ValueError("second") from error


def in_context():
    try:
        fail("first")
    except KeyError:
        raise ValueError("second")


def suppressed():
    try:
        fail("first")
    except KeyError:
        raise ValueError("second") from None


def group():
    member = ValueError("member")
    member.add_note("noted")
    raise ExceptionGroup("outer", [member, ExceptionGroup("inner", [TypeError("deep")])])


class Odd(Exception):
    def __str__(self):
        raise ValueError("no text")


def odd():
    raise Odd("odd")


class Refusal(ValueError):
    times = 3

    def __init__(self, text, status):
        self.status = status
        self.text = text

    def __str__(self):
        return f"{self.text} {self.status}"

    @property
    def retryable(self):
        return self.status >= 500

    @classmethod
    def label(cls):
        return cls.__name__

    def describe(self, prefix):
        return f"{prefix} {self.status}: {self.text}"


def refuse(text, status):
    raise Refusal(text, status)


class Recurs(Exception):
    def __str__(self):
        return str(self)


def own_cause():
    error = ValueError("text")
    error.__cause__ = error
    return error


def cycle():
    error, other = ValueError("text"), KeyError("other")
    error.__context__, other.__context__ = other, error
    return error


def tree():
    error = ValueError("leaf")
    for _ in range(10):
        error = ExceptionGroup("text", [error] * 4)
    return error


def chain():
    error = None
    for _ in range(2000):
        outer = ValueError("text")
        outer.__cause__, error = error, outer
    return error


bad = {"no text": Odd, "endless text": Recurs, "own cause": own_cause, "cycle": cycle, "tree": tree, "chain": chain}
kinds = list(bad)


def raise_bad(kind):
    raise bad[kind]()
