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
