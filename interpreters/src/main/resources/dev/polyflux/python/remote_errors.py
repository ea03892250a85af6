# Errors of other realms and of the other language, as they are raised and caught here.


args_of, set_args = BaseException.args.__get__, BaseException.args.__set__


class RemoteError(Exception):
    """An error of elsewhere; `type` is its type's name there, `trace` its trace, attributes are its own."""

    _ref = None
    _via = None
    _text = ""  # None until somebody asks, as is _trace
    _trace = ""
    _unread = False  # its arguments are still over there
    type = ""
    language = ""

    def __str__(self):
        if self._text is None:
            self._text = self._via.text(self._ref, False) if self._via.waits(self._ref) else ""
        return self._text

    def __repr__(self):
        args = self.args
        return f"{name_of(type(self))}({repr(args[0]) if len(args) == 1 else ', '.join(map(repr, args))})"

    @property
    def args(self):
        if self._unread:
            self._unread = False
            set_args(self, tuple(self._via.get(self._ref, "args")) if self._via.waits(self._ref) else ())
        return args_of(self)

    @args.setter
    def args(self, args):
        self._unread = False
        set_args(self, args)

    @property
    def trace(self):
        return self._trace

    def __getattr__(self, name):
        if name.startswith("__") or self._ref is None:
            raise AttributeError(name)
        value = self._via.get(self._ref, name)
        if value is MISSING:
            raise AttributeError(name)
        return value


class JsException(RemoteError):
    """A JavaScript error; `name`, `message` and `stack` as there."""

    _message = ""  # None until somebody asks

    def _read(self, name):
        try:
            value = self._via.get(self._ref, name) if self._via.waits(self._ref) else MISSING
            return "" if value is MISSING else str(value)
        except Exception:
            return ""  # its getter throws; who tells an error is told no other

    def __str__(self):
        if self._text is None:
            self._text = text_of_javascript(self.name, self.message)
        return self._text

    # JavaScript's methods do not carry their receiver.
    def __getattr__(self, name):
        value = RemoteError.__getattr__(self, js_name(name) if name[-1:] == "_" else name)
        return bound(value, self._ref) if isinstance(value, RemoteProxy) and type(value) in methods else value

    @property
    def args(self):
        return (str(self),) if self._unread else args_of(self)

    @args.setter
    def args(self, args):
        self._unread = False
        set_args(self, args)

    @property
    def name(self):
        return self.type

    @property
    def message(self):
        if self._message is None:
            self._message = self._read("message")
        return self._message

    @property
    def trace(self):
        if self._trace is None:
            self._trace = self._read("stack")
        return self._trace

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


def of_javascript(kind, message, details):
    made = js_too_deep if kind == "RangeError" and "call stack" in message else js_types.get(kind, JsException)
    error = js_exception(made, kind, message)
    if details and "message" in details["asked"]:  # a getter tells it
        error._message = error._text = None
        error._unread = True
    return error


def text_of_javascript(kind, message):
    return message if kind[:1].islower() else f"{kind}: {message}" if message else kind


def js_exception(made, kind, message):
    error = made.__new__(made)
    error._message = message
    error._text = text_of_javascript(kind, message)
    error.args = (error._text,)
    return error


# An error that JavaScript gave or threw: it can be raised, and tells more when somebody asks.
def js_exception_of(ref, via, kind, detail):
    made = js_too_deep if detail == "too deep" else js_types.get(kind, JsException)
    error = made.__new__(made)
    error._ref, error._via, error.type, error.language = ref, via, kind, "javascript"
    error._message = error._text = error._trace = None
    error._unread = True
    return error
