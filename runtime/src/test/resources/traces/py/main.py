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
