# Errors on their way out and in.


class RemoteError(Exception):
    """An error thrown in another realm; `type` is its type's name there, `trace` its trace."""

    _ref = None
    type = ""
    trace = ""

    def __str__(self):
        return str(self.args[0]) if self.args else ""


class JsException(RemoteError):
    """A JavaScript error; `name`, `message` and `stack` as there."""

    @property
    def name(self):
        return self.type

    @property
    def message(self):
        return self.args[1]

    @property
    def stack(self):
        return self.trace


PRELUDE = "polyflux/"
sources = {}  # file name -> lines of the scripts that run here


def frames_of(error):
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if not code.co_filename.startswith(PRELUDE):
            function = "<module>" if code.co_name == "__script__" else code.co_name
            frames.append((code.co_filename, traceback.tb_lineno, function))
        traceback = traceback.tb_next
    return frames


def summary(error):
    kind = type(error)
    name = kind.__name__ if kind.__module__ in ("builtins", "__main__") or kind.__module__ is None else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, RemoteError):
        name = kind.__name__
    message = str(error)
    return f"{name}: {message}" if message else name


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
    frames = frames_of(error)
    if frames:
        lines.append("Traceback (most recent call last):")
    for file, line, function in frames:
        lines.append(f'  File "{file}", line {line}, in {function}')
        text = sources.get(file, ())
        if 0 < line <= len(text):
            lines.append("    " + text[line - 1].strip())
    if isinstance(error, SyntaxError) and error.filename:
        lines.append(f'  File "{error.filename}", line {error.lineno}')
        if error.text:
            lines.append("    " + error.text.strip())
    for note in getattr(error, "__notes__", ()):
        lines.append(str(note))
    lines.append(summary(error))
    return lines


class Errors:
    # What a raised exception tells: type, message, trace, frames (innermost first), cause, details.
    @staticmethod
    def blame(error):
        if not isinstance(error, BaseException):
            return [type(error).__name__, str(error), str(error), [], None, None]
        frames = []
        for file, line, function in reversed(frames_of(error)):
            frames += (function, file, line)
        return [type(error).__name__, str(error), "\n".join(render(error, [])), frames, error.__cause__, None]

    # A local exception that stands for one raised elsewhere; going home it is the original again.
    @staticmethod
    def failure(language, kind, message, trace, ref, details, cause):
        if language == "python":
            known = getattr(builtins, kind, None)
            if isinstance(known, type) and issubclass(known, Exception):
                try:
                    error = known(message)
                except TypeError:
                    error = RemoteError(message)
            else:
                error = type(kind, (RemoteError,), {"__module__": "builtins"})(message)
        elif language == "javascript":
            error = JsException(f"{kind}: {message}" if message else kind, message)
        else:
            error = type(kind, (RuntimeError,), {"__module__": "builtins"})(message)
        error._ref = ref
        if isinstance(error, RemoteError):
            error.type = kind
            error.trace = trace
        return error

    @staticmethod
    def throw(error):
        raise error


errors = Errors
