# Errors that hold themselves, whose text is without end: Python gives up in the depth of its stack, the engine neither does
# soon nor can be interrupted. Nobody asks for their text here, nor does Java, which is handed another in their place.

DEEPEST_TEXT = 200  # errors that are each the only argument of the one before
MOST_LOOKED_AT = 10_000

arguments_of = BaseException.__dict__["args"].__get__


def only_error(error):
    args = arguments_of(error)
    return args[0] if len(args) == 1 and issubclass(type(args[0]), BaseException) else None


def is_endless(error):
    """Whether an error, or one in what it tells of, is its own argument."""
    met, waiting, looked = set(), [error], 0
    while waiting and looked < MOST_LOOKED_AT:
        value = waiting.pop()
        looked += 1
        kind = type(value)
        if id(value) in met:
            continue
        if issubclass(kind, BaseException):
            depth, inner = 0, value
            while (inner := only_error(inner)) is not None:
                depth += 1
                if depth > DEEPEST_TEXT:
                    return True
            waiting.extend(arguments_of(value))
        elif kind is dict:
            waiting.extend(value)
            waiting.extend(value.values())
        elif kind in (list, tuple, set, frozenset):
            waiting.extend(value)
        else:
            continue
        met.add(id(value))
    return False


class Endless(BaseException):
    """Carries such an error to Java, whose engine asks whatever is thrown for its text."""

    error = None


def tell_endless(error):
    """Raises the carrier of such an error, and nothing of another: on its way to Java, for whoever is about to raise it again."""
    if is_endless(error):
        carrier = Endless()
        carrier.error = error
        raise carrier from None
