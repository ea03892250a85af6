# Errors on their way out and in.

INTERRUPTED = 130  # the status of a process that Ctrl-C has ended


class Errors:
    # What a raised exception tells: type, message, trace, frames (innermost first), cause, details, and what crosses.
    @staticmethod
    def blame(error):
        kind = type(error)
        if kind is Endless:
            return [*Errors.blame(error.error), error.error]
        if not issubclass(kind, BaseException):
            return [name_of(kind), text_of(error), text_of(error), [], None, None]
        forget_handled(error)
        box = Box()
        trace = "\n".join(render(error, box=box))
        return [name_of(kind), box.text_of(error), trace, told_frames(box.frames_of(error)[::-1][:FRAMES]), source_of(error), details_of(error)]

    # Of an exception that asks for the end: the status, what is to be told, whether nothing more may run; None of others.
    @staticmethod
    def exit(error):
        kind = type(error)
        if not issubclass(kind, ASKING_TO_END):
            return None
        if issubclass(kind, KeyboardInterrupt):
            return [INTERRUPTED, "\n".join(render(error)), False]
        code = error.code
        if code is None or isinstance(code, int):
            return [int(code or 0) & 0xFF if code is None or -(1 << 63) <= code < 1 << 63 else 0xFF, None, kind is Leaving]
        return [1, text_of(code), False]

    # A local exception that stands for one raised elsewhere; going home it is the original again.
    @staticmethod
    def failure(language, kind, message, trace, ref, details, cause, *reason):
        if language in PYTHONS:
            error = of_python(kind, message, details)
        elif language == "javascript":
            error = of_javascript(kind, message, details)
        elif kind == "ReleasedError":
            error, kind, language = js_exception(js_released, "Error", message), "Error", "javascript"
        else:
            base = TypeError if kind == "UnsupportedTrapError" else RuntimeError
            error = type(kind, (base,), {"__module__": "builtins"})(message)
        error._ref, error._via, error._trace = ref, transport, trace
        if reason:
            error._reason = reason[0]
        if isinstance(error, RemoteError):
            error.type, error.language = kind, language
            if language in PYTHONS:
                error._text = message
        if isinstance(cause, BaseException):
            if language in PYTHONS and not (details and details["suppress"]):
                error.__context__ = error._context = cause
            else:
                error.__cause__ = cause
        return error

    # An exception object of another realm that was not thrown; it can be raised here.
    @staticmethod
    def reached(ref, via, kind, detail):
        own, bases = named_bases(detail.split())
        made = mirror(kind, bases, own)  # of a class of its own, since instances of built-in ones cannot be referred to weakly
        if issubclass(made, RemoteError) and not issubclass(made, BaseExceptionGroup):
            error = made.__new__(made)
            error._text, error._unread = None, True
        else:
            args = list(via.get(ref, "args")) if via.waits(ref) else ["", [Exception()]]
            error = of_python(kind, "", {"bases": bases, "own": own, "args": args, "members": (), "notes": ()}, own=False)
            error._text = via.text(ref, False) if via.waits(ref) else ""
        error._ref, error._via = ref, via
        return error

    # The frames of user code below, innermost first.
    @staticmethod
    def here():
        frames = []
        frame = sys._getframe()
        while frame is not None:
            frames.append(place_of(frame.f_code, frame.f_lineno))
            frame = frame.f_back
        return told_frames([frame for frame in frames if frame is not None][:FRAMES])

    throw = staticmethod(raise_from_elsewhere)


errors = Errors
