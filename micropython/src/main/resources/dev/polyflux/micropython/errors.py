# Errors on their way out and in.

import io

PRELUDE = "polyflux/"


# An error of elsewhere: `type` is its type's name there, `trace` its trace, attributes are its own. A class here has one base of the
# language's own: so an error of Python's is caught under the built-in name that it has there, and one of JavaScript's as JsException.
REMOTE = {"_ref": None, "type": "", "language": "", "message": "", "trace": ""}


def text_of_error(self):
    return self.message


def attribute_of_error(self, name):
    if name[:2] == "__" or self._ref is None:
        raise AttributeError(name)
    value = remote.get(self._ref, name)
    if value is MISSING:
        raise AttributeError(name)
    return value


REMOTE.update(__str__=text_of_error, __getattr__=attribute_of_error)
RemoteError = type("RemoteError", (Exception,), REMOTE)


class JsException(RemoteError):
    """A JavaScript error; `name`, `message` and `stack` as there."""

    def __str__(self):
        return "%s: %s" % (self.type, self.message) if self.type else self.message

    @property
    def name(self):
        return self.type

    @property
    def stack(self):
        return self.trace


made = {}  # name of an exception, and those of its built-in bases -> a class that is caught under the nearest of them


def error_class(language, kind, bases):
    if language == "javascript":
        return JsException
    key = kind, bases
    if key not in made:
        base = Exception
        for name in (kind,) + bases:
            found = getattr(builtins, name, None)
            if isinstance(found, type) and issubclass(found, BaseException):
                base = found
                break
        made[key] = type(kind, (RemoteError if base is Exception else base,), {} if base is Exception else REMOTE)
    return made[key]


def is_remote(error):
    return hasattr(type(error), "_ref")


# What print_exception writes of it, without the prelude's frames.
def trace_of(error):
    text = io.StringIO()
    sys.print_exception(error, text)
    lines = text.getvalue().rstrip("\n").split("\n")
    return [line.replace('"<stdin>"', '"%s"' % script_name) for line in lines if '"' + PRELUDE not in line]


# Function, file and line of each frame, the innermost first.
def frames_of(lines):
    frames = []
    for line in reversed(lines):
        if line.startswith('  File "'):
            file, _, rest = line[8:].rpartition('", line ')
            number, _, function = rest.partition(", in ")
            frames += [function, file, int(number)]
    return frames


script_name = "<stdin>"


# The text of a script's own object, whose code may fail.
def text_of(value):
    try:
        return str(value)
    except BaseException:
        return "<exception str() failed>"


def error_of(language, kind, bases, message, trace, ref):
    error = error_class(language, kind, bases)(message)
    error.type, error.language, error.message, error.trace, error._ref = kind, language, message, trace, ref
    return error


# An error of elsewhere that was not thrown: it can be raised here.
def reached(ref, language, kind, detail):
    try:
        message = remote.get(ref, "message") if language == "javascript" else remote.text(ref, False)
        trace = remote.get(ref, "stack") if language == "javascript" else ""
    except Exception:  # whoever may not wait knows its type alone
        message = trace = ""
    return error_of(language, kind, bases_in(detail), message if isinstance(message, str) else "", trace if isinstance(trace, str) else "", ref)


def bases_in(detail):
    return tuple(token[1:] for token in detail.split(" ") if token[:1] == "<")


class Errors:
    @staticmethod
    def blame(thrown):
        error = arrived(thrown)
        kind = type(error).__name__
        if is_remote(error) and error._ref is not None:
            return seam.row(error.type, error.message, error.trace, seam.row(), None, None)
        text = text_of(error)
        if not isinstance(error, BaseException):
            return seam.row(kind, text, text, seam.row(), None, None)
        try:
            lines = trace_of(error)
        except BaseException:  # it writes the error's text
            lines = ["%s: %s" % (kind, text)]
        return seam.row(kind, text, "\n".join(lines), row_of(frames_of(lines)), None, None)

    # An error of elsewhere, or of Java's, as an exception.
    @staticmethod
    def failure(language, kind, message, trace, ref, details, cause, *thrown):
        if is_remote(ref) and isinstance(ref, BaseException):
            return Kept(ref)
        return Kept(error_of(language, kind, bases_in(shape_of(ref)), message or "", trace or "", ref._ref if isinstance(ref, Proxy) else ref))

    # How code asks for the end of its realm: the status, the word, and whether at once.
    @staticmethod
    def exit(error):
        if not isinstance(error, SystemExit):
            return None
        code = error.args[0] if error.args else None
        status = code if type(code) is int else 0 if code is None else 1
        return seam.row(status, code if isinstance(code, str) else None, False)



# What only Python understands of a reference's shape.
def shape_of(ref):
    told = None if ref is None else seam.shape(ref._ref if isinstance(ref, Proxy) else ref)
    return "" if told is None else told.split("\n", 3)[3]
