# Errors on their way out and in.


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
        return bound(value, self) if isinstance(value, RemoteProxy) and type(value) in methods else value

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

mirrored = {}  # name, built-in bases and own bases of an exception type elsewhere -> its class here


class Mirror(type):
    """The type of classes that stand for the exception classes of other realms."""

    _home = None  # where its class lives, once that has been met: transport and reference

    def __call__(cls, *args, **keywords):
        home = cls.__dict__.get("_home")
        if home is None:
            return type.__call__(cls, *args, **keywords)
        via, ref = home
        return via.constructWith(ref, args, list(keywords), list(keywords.values())) if keywords else via.construct(ref, args)

    def __getattr__(cls, name):
        home = cls.__dict__.get("_home")
        value = MISSING if home is None or name.startswith("__") else home[0].get(home[1], name)
        if value is MISSING:
            raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'", name=name, obj=cls)
        return value


# What a class of another realm crosses as, going home; one that is only derived from it is this realm's own.
def mirror_ref(cls):
    home = cls.__dict__.get("_home")
    return seam_known(id(cls)) if home is None else home[1]


crossings[Mirror] = mirror_ref


# An exception class is known elsewhere by its name and those of the classes that it derives from.
def mirror(kind, bases, own=()):
    known = mirrored.get((kind, bases, own))
    if known is None and len(own) > 1:
        known = mirrored[kind, bases, own] = Mirror(kind, (mirror(own[1].rpartition(".")[2], bases, own[1:]),), {"__module__": "builtins"})
    elif known is None:
        base = next((found for found in (getattr(builtins, name, None) for name in bases) if isinstance(found, type)), Exception)
        parents = (RemoteError,) if base is Exception else (RemoteError, base) if issubclass(base, Exception) else (base,)
        known = mirrored[kind, bases, own] = Mirror(kind, parents, {"__module__": "builtins"})
    return known


# The class of another realm itself, which was handed over.
def mirror_class(ref, via, tokens):
    own, bases = named_bases(tokens)
    made = mirror(own[0].rpartition(".")[2], bases, own)
    made._home = via, ref
    return made


# Of an exception class: the names of those that it derives from, and of the built-in ones among these.
def named_bases(tokens):
    return tuple(token[1:] for token in tokens if token[0] == "!"), tuple(token[1:] for token in tokens if token[0] == "<")


# What another realm of Python needs to make an equal exception.
def details_of(error, depth=0, box=None):
    kind = type(error)
    box = box or Box()
    notes = own_attributes(error).get("__notes__")
    args = error.args if issubclass(kind, RemoteError) else args_of(error)
    members = members_of_group(error) if issubclass(kind, BaseExceptionGroup) and depth < DEPTH else ()
    return seam_entries(["bases", "own", "args", "members", "notes", "suppress"], [
        seam_items([built_in(base) for base in mro_of(kind)[:-1] if built_in(base) is not None]),
        seam_items(own_bases(kind)),
        seam_items(list(args)),
        seam_items([packed(member, depth + 1, box) for member in members_told(members, box)]),
        seam_items([text_of(note) for note in notes] if type(notes) in (list, tuple) else []),
        cause_of(error) is not None,
    ])


# The members of a group, as many as are told; how many are left out is told by one more.
def members_told(members, box):
    fit = min(len(members), box.left)
    box.left -= fit
    return members if fit == len(members) else (*members[:fit], Exception(f"and {len(members) - fit} more"))


# A member of a group, with what an equal one is made of.
def packed(error, depth, box):
    values = [name_of(type(error)), text_of(error), "\n".join(render(error)), error, details_of(error, depth, box)]
    return seam_entries(["type", "message", "trace", "thrown", "details"], values)


def unpacked(member):
    thrown = member["thrown"]
    ref = reference_of(thrown)
    return thrown if ref is None else Errors.failure("python", member["type"], member["message"], member["trace"], ref, member["details"], None)


def of_python(kind, message, details, own=True):
    bases = tuple(details["bases"]) if details else (kind,)
    args = tuple(details["args"]) if details else (message,)
    known = getattr(builtins, kind, None)
    exact = own and bases[0] == kind and isinstance(known, type) and issubclass(known, BaseException)
    names = tuple(details.get("own", ())) if details else ()
    made = known if exact else mirror(kind, bases, names)
    if issubclass(made, BaseExceptionGroup):
        args = (args[0], [unpacked(member) for member in details["members"]] or list(args[1]))
    try:
        error = made(*args) if exact else made.__new__(made, *args)
    except TypeError:
        error = mirror(kind, bases, names).__new__(mirror(kind, bases, names))
    error.args = args
    if details:
        for note in details["notes"]:
            error.add_note(note)
    return error


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


# `trace` tells the frames of elsewhere that an error came through, and those before them. What the engine says that is being
# handled may be over long since; the frames that the error goes through from here on know better.
def raise_from_elsewhere(error, trace):
    context = context_of(error)
    try:
        raise error
    finally:
        set_context(error, context)


# Of an error that goes: what the engine says that is being handled, where the frame that handled it has ended and the error
# did not come through it.
def forget_handled(error):
    handling, told = sys.exception(), 0
    while handling is not None and told < DEPTH and (context := context_of(error)) is not None:
        if context is handling:
            return is_handled_still(context, error) or set_context(error, None)
        error, told = context, told + 1  # a script may close the chain to a ring


INTERRUPTED = 130  # the status of a process that Ctrl-C has ended


class Errors:
    # What a raised exception tells: type, message, trace, frames (innermost first), cause, details.
    @staticmethod
    def blame(error):
        kind = type(error)
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
        if language == "python":
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
