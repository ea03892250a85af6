# Errors on their way out and in.


class RemoteError(Exception):
    """An error thrown elsewhere; `type` is its type's name there, `trace` its trace, attributes are its own."""

    _ref = None
    _via = None
    _text = ""
    type = ""
    trace = ""
    language = ""

    def __str__(self):
        return self._text

    def __getattr__(self, name):
        if name.startswith("__") or self._ref is None:
            raise AttributeError(name)
        value = self._via.get(self._ref, name)
        if value is MISSING:
            raise AttributeError(name)
        return value


class JsException(RemoteError):
    """A JavaScript error; `name`, `message` and `stack` as there."""

    _message = ""

    @property
    def name(self):
        return self.type

    @property
    def message(self):
        return self._message

    @property
    def stack(self):
        return self.trace

    @property
    def js_error(self):
        return self


# JavaScript errors that Python knows under a name of its own are caught under it as well.
KNOWN = ("TypeError", "IndexError", "KeyError", "ValueError", "OverflowError", "NotImplementedError")
js_types = {name: type("JsException", (JsException, getattr(builtins, name)), {}) for name in KNOWN}
js_too_deep = type("JsException", (JsException, RecursionError), {})
js_released = type("JsException", (JsException, ReferenceError), {})

mirrored = {}  # name and built-in bases of an exception type elsewhere -> its class here


def mirror(kind, bases):
    known = mirrored.get((kind, bases))
    if known is None:
        base = next((found for found in (getattr(builtins, name, None) for name in bases) if isinstance(found, type)), Exception)
        parents = (RemoteError,) if base is Exception else (RemoteError, base) if issubclass(base, Exception) else (base,)
        known = mirrored[kind, bases] = type(kind, parents, {"__module__": "builtins"})
    return known


PRELUDE = "polyflux/"
sources = {}  # file name -> lines of the scripts that run here


def place_of(code, line):
    return None if code.co_filename.startswith(PRELUDE) else (code.co_filename, line, code.co_name)


def frames_of(error):
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        frames.append(place_of(traceback.tb_frame.f_code, traceback.tb_lineno))
        traceback = traceback.tb_next
    return [frame for frame in frames if frame is not None]


# Of function, file and line, one after the other.
def told_frames(frames):
    told = []
    for file, line, function in frames:
        told += (function, file, line)
    return told


def summary(error):
    kind = type(error)
    name = kind.__name__ if kind.__module__ in ("builtins", "__main__") or kind.__module__ is None else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, RemoteError):
        name = kind.__name__ if error.language != "javascript" else "JsException"
    message = error.msg if isinstance(error, SyntaxError) and error.filename else str(error)
    return f"{name}: {message}" if message else name


def refused_text(error):
    """The line of a SyntaxError, with carets below what is wrong."""
    if error.lineno is None:
        return []
    lines = [f'  File "{error.filename or "<string>"}", line {error.lineno}']
    if error.text is not None:
        line = error.text.rstrip("\n")
        shown = line.lstrip(" \n\f")
        lines.append("    " + shown)
        begin = error.offset
        if begin is not None:
            end = len(line) + 1 if error.lineno != error.end_lineno and error.end_lineno else error.end_offset or begin
            width = 1 if end in (begin, -1) else end - begin
            column = begin - 1 - (len(line) - len(shown))
            if column >= 0:
                margin = "".join(character if character.isspace() else " " for character in shown[:column])
                lines.append("    " + margin + "^" * max(width, 1))
    return lines


def render(error, seen):
    seen = [*seen, error]
    lines = []
    cause = error.__cause__
    context = None if error.__suppress_context__ else error.__context__
    if cause is not None and not any(cause is e for e in seen):
        lines += render(cause, seen)
        lines += ["", "The above exception was the direct cause of the following exception:", ""]
    elif context is not None and not any(context is e for e in seen):
        lines += render(context, seen)
        lines += ["", "During handling of the above exception, another exception occurred:", ""]
    if isinstance(error, RemoteError) and "\n" in error.trace:
        lines += [f"  [{error.language}] {line.strip()}" for line in error.trace.split("\n")[:-1]]
    frames = frames_of(error)
    if frames:
        lines.append("Traceback (most recent call last):")
    for file, line, function in frames:
        lines.append(f'  File "{file}", line {line}, in {function}')
        text = sources.get(file, ())
        if 0 < line <= len(text):
            lines.append("    " + text[line - 1].strip())
    if isinstance(error, SyntaxError):
        lines += refused_text(error)
    for note in getattr(error, "__notes__", ()):
        lines.append(str(note))
    lines.append(summary(error))
    return lines


# What another realm of Python needs to make an equal exception.
def details_of(error):
    kind = type(error)
    bases = [base.__name__ for base in kind.__mro__ if getattr(builtins, base.__name__, None) is base]
    names = ["bases", "args", "notes", "suppress"]
    return seam_entries(names, [
        seam_items(bases),
        seam_items(list(error.args)),
        seam_items(list(getattr(error, "__notes__", ()))),
        error.__cause__ is not None,
    ])


def of_python(kind, message, details, own=True):
    bases = tuple(details["bases"]) if details else (kind,)
    args = tuple(details["args"]) if details else (message,)
    known = getattr(builtins, kind, None)
    exact = own and bases[0] == kind and isinstance(known, type) and issubclass(known, BaseException)
    made = known if exact else mirror(kind, bases)
    if issubclass(made, BaseExceptionGroup):
        args = (args[0], list(args[1]))
    try:
        error = made(*args) if exact else made.__new__(made, *args)
    except TypeError:
        error = mirror(kind, bases).__new__(mirror(kind, bases))
    error.args = args
    if details:
        for note in details["notes"]:
            error.add_note(note)
    return error


def of_javascript(kind, message):
    made = js_too_deep if kind == "RangeError" and "call stack" in message else js_types.get(kind, JsException)
    return js_exception(made, kind, message)


def js_exception(made, kind, message):
    text = message if kind[:1].islower() else f"{kind}: {message}" if message else kind
    error = made.__new__(made)
    error.args = (text,)
    error._message = message
    error._text = text
    return error


class Errors:
    # What a raised exception tells: type, message, trace, frames (innermost first), cause, details.
    @staticmethod
    def blame(error):
        if not isinstance(error, BaseException):
            return [type(error).__name__, str(error), str(error), [], None, None]
        frames = told_frames(reversed(frames_of(error)))
        cause = error.__cause__ if error.__cause__ is not None or error.__suppress_context__ else error.__context__
        return [type(error).__name__, str(error), "\n".join(render(error, [])), frames, cause, details_of(error)]

    # The status, and what is to be told, of an exception that asks for the end; None of others.
    @staticmethod
    def exit(error):
        if not isinstance(error, SystemExit):
            return None
        code = error.code
        if code is None or isinstance(code, int):
            return [int(code or 0) & 0xFF if code is None or -(1 << 63) <= code < 1 << 63 else 0xFF, None]
        return [1, str(code)]

    # A local exception that stands for one raised elsewhere; going home it is the original again.
    @staticmethod
    def failure(language, kind, message, trace, ref, details, cause):
        if language == "python":
            error = of_python(kind, message, details)
        elif language == "javascript":
            error = of_javascript(kind, message)
        elif kind == "ReleasedError":
            error, kind, language = js_exception(js_released, "Error", message), "Error", "javascript"
        else:
            base = TypeError if kind == "UnsupportedTrapError" else RuntimeError
            error = type(kind, (base,), {"__module__": "builtins"})(message)
        error._ref = ref
        error._via = transport
        if isinstance(error, RemoteError):
            error.type, error.trace, error.language = kind, trace, language
            if language == "python":
                error._text = message
        if isinstance(cause, BaseException):
            if language == "python" and not (details and details["suppress"]):
                error.__context__ = cause
            else:
                error.__cause__ = cause
        return error

    # An exception object of another realm that was not thrown; it can be raised here.
    @staticmethod
    def reached(ref, via, kind, detail):
        bases = [token[1:] for token in detail.split() if token.startswith("<")]
        args = list(via.get(ref, "args")) if via.waits(ref) else []
        # Of a class of its own, since instances of built-in ones cannot be referred to weakly.
        error = of_python(kind, "", {"bases": bases, "args": args, "notes": ()}, own=False)
        error._ref, error._via, error._text = ref, via, via.text(ref, False) if args else ""
        return error

    # The frames of user code below, innermost first.
    @staticmethod
    def here():
        frames = []
        frame = sys._getframe()
        while frame is not None:
            frames.append(place_of(frame.f_code, frame.f_lineno))
            frame = frame.f_back
        return told_frames(frame for frame in frames if frame is not None)

    @staticmethod
    def throw(error):
        raise error


errors = Errors
