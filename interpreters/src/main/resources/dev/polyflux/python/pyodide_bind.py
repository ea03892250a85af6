"""JavaScript's objects and functions with a Python signature, whose annotations say how values are converted."""

import inspect
from types import GenericAlias
from typing import Annotated, get_args, get_origin, get_type_hints

from pyodide.ffi import JsProxy, to_js

EMPTY = inspect.Parameter.empty
MOST_NAMES = 64


class Py2JsConverter:
    """How an argument goes to JavaScript."""

    def __init__(self, convert, pre_convert=None):
        self.convert, self.pre_convert = convert, pre_convert

    def __call__(self, value):
        return self.convert(value if self.pre_convert is None else self.pre_convert(value))


class Js2PyConverter:
    """How a result or an attribute comes from JavaScript."""

    def __init__(self, convert, post_convert=None):
        self.convert, self.post_convert = convert, post_convert

    def __call__(self, value):
        value = self.convert(value)
        return value if self.post_convert is None else self.post_convert(value)


def same(value):
    return value


class Adapted:
    """A dict or list that JavaScript is to see as JSON has it."""

    def __init__(self, value):
        self.value = value


prelude.gifts[Adapted] = lambda adapted: prelude.neighbour().adapted(prelude.give(adapted.value))


def as_js_json(value):
    return Adapted(value) if isinstance(value, (dict, list, tuple)) else value


def as_py_json(value):
    return value.as_py_json() if hasattr(value, "as_py_json") else value


def copied(value):
    return value.to_py() if isinstance(value, JsProxy) else value


py2js_default, js2py_default = Py2JsConverter(same), Js2PyConverter(same)
py2js_deep, js2py_deep = Py2JsConverter(to_js), Js2PyConverter(copied)


def both(first, second):
    return second if first is None else first if second is None else lambda value: second(first(value))


class Py2JsConverterMeta(type):
    """Makes a converter of a class: its `pre_convert` comes before its `converter`."""

    def __new__(kind, name, bases, members):
        base = members.get("converter", py2js_default)
        return Py2JsConverter(base.convert, both(members.get("pre_convert").__func__, base.pre_convert))


class Js2PyConverterMeta(type):
    """Makes a converter of a class: its `post_convert` comes after its `converter`."""

    def __new__(kind, name, bases, members):
        base = members.get("converter", js2py_default)
        return Js2PyConverter(base.convert, both(base.post_convert, members.get("post_convert").__func__))


class Json:
    """Live views as JSON has them: items of a dict are properties, properties of an object items."""

    py2js, js2py = Py2JsConverter(as_js_json), Js2PyConverter(as_py_json)


class Deep:
    """Copies."""

    py2js, js2py = py2js_deep, js2py_deep


class Default:
    """What happens without an annotation."""


class BindClass:
    """A class that says by its annotations what an object's attributes are."""


def bare(annotation):
    """Without `| None`."""
    members = [member for member in get_args(annotation) if member is not type(None)]
    is_union = get_origin(annotation) is not None and type(None) in get_args(annotation) and get_origin(annotation) is not Annotated
    return members[0] if is_union and len(members) == 1 else annotation


def of_promise(result):
    async def settled(promise):
        return result(await promise)

    def convert(value):
        if not hasattr(type(value), "__await__"):
            raise TypeError("Expected js func to return a promise")
        return prelude.started(settled(value))

    return Js2PyConverter(convert)


def js2py(annotation):
    annotation = bare(annotation)
    if isinstance(annotation, GenericAlias) and annotation.__name__ in ("Future", "Awaitable"):
        return of_promise(js2py(annotation.__args__[0]) or js2py_default)
    if get_origin(annotation) is Annotated:
        annotation = annotation.__metadata__[0]
    return found(annotation, Js2PyConverter, "js2py")


def py2js(annotation):
    annotation = bare(annotation)
    if get_origin(annotation) is Annotated:
        annotation = annotation.__metadata__[0]
    return found(annotation, Py2JsConverter, "py2js")


def found(annotation, kind, name):
    if annotation is None or isinstance(annotation, kind):
        return annotation
    own = getattr(annotation, name, None)
    if own is not None:
        if not isinstance(own, kind):
            raise TypeError(f"converter isn't of type {kind.__name__} {own!r}")
        return own
    if name == "js2py" and isinstance(annotation, type) and issubclass(annotation, BindClass):
        return Js2PyConverter(lambda value: bound_to(value, annotation))
    return None


class Signature:
    """What a Python function says about the JavaScript function that it describes."""

    def __init__(self, function, skips_self=False):
        self.function = function
        hints = get_type_hints(function, include_extras=True)
        shape = inspect.signature(function)
        parameters = list(shape.parameters.values())[1 if skips_self else 0 :]
        self.shape = shape.replace(parameters=parameters)
        if any(parameter.kind is parameter.POSITIONAL_OR_KEYWORD for parameter in parameters):
            raise RuntimeError("Don't currently handle POS_OR_KWD args")
        if sum(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters) > MOST_NAMES:
            raise RuntimeError("Cannot handle function with more than 64 kwonly args")
        self.positional = [parameter for parameter in parameters if parameter.kind is parameter.POSITIONAL_ONLY]
        self.named = [parameter for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]
        kinds = {parameter.kind: parameter.name for parameter in parameters}
        self.rest, self.rest_named = kinds.get(inspect.Parameter.VAR_POSITIONAL), kinds.get(inspect.Parameter.VAR_KEYWORD)
        self.converters = {parameter.name: py2js(hints.get(parameter.name)) or py2js_default for parameter in parameters}
        self.check = checker(self)
        result = js2py(hints.get("return"))
        self.result = of_promise(result or js2py_default) if inspect.iscoroutinefunction(function) else result or js2py_default

    def __repr__(self):
        return f"<JsSignature {self.shape}>"

    def given(self, args, keywords):
        """Positional and keyword arguments as JavaScript is to have them; Python's own errors where they do not fit."""
        self.check(*args, **keywords)
        defaults = [parameter.default for parameter in self.positional[len(args):] if parameter.default is not EMPTY]
        names = [parameter.name for parameter in self.positional] + [self.rest] * len(args)
        converted = prelude.listed(self.converters[name](value) for name, value in zip(names, args))
        converted += prelude.listed(self.converters[parameter.name](value) for parameter, value in zip(self.positional[len(args):], defaults))
        options = {parameter.name: parameter.default for parameter in self.named if parameter.default is not EMPTY}
        options.update(keywords)
        names = {parameter.name for parameter in self.named}
        options = {
            name: self.converters[name if name in names else self.rest_named](value)
            for name, value in options.items()
            if value is not None or name in keywords and name not in names
        }
        return converted, options, bool(self.named or keywords)


def checker(signature):
    """A function of the same name and parameters, which does nothing but take its arguments: the errors are Python's own."""
    parameters = [parameter.replace(annotation=EMPTY) for parameter in signature.shape.parameters.values()]
    name = signature.function.__name__
    namespace = {}
    bare = [parameter if parameter.default is EMPTY else parameter.replace(default=None) for parameter in parameters]
    exec(f"def {name}{inspect.Signature(bare)}: pass", namespace)
    namespace[name].__qualname__ = signature.function.__qualname__
    return namespace[name]


class Bound:
    """A JavaScript object with a signature: a class whose annotations are about its attributes, or a function about its calls."""

    def __init__(self, proxy, sig):
        self.__dict__.update(_proxy=proxy, _sig=sig, _call=None)

    def __getattr__(self, name):
        value = getattr(self._proxy, name)
        hints = hints_of(self._sig)
        if name in hints:
            converter = js2py(hints[name])
            return value if converter is None else converter(value)
        member = inspect.getattr_static(self._sig, name, None)
        if member is None and "__getattr__" in vars(self._sig) and isinstance(value, JsProxy):
            kind = get_type_hints(self._sig.__getattr__, include_extras=True).get("return")
            return value if kind is None else js2py(kind)(value)
        if member is None or not isinstance(value, JsProxy):
            return value
        if isinstance(member, staticmethod):
            return BoundFunction(value, Signature(member.__func__), member.__func__)
        if inspect.isfunction(member):
            return BoundFunction(value, Signature(member, skips_self=True), member)
        return value

    def __setattr__(self, name, value):
        setattr(self._proxy, name, value)

    def __delattr__(self, name):
        delattr(self._proxy, name)

    def __dir__(self):
        return dir(self._proxy)

    def __repr__(self):
        return repr(self._proxy)

    def __eq__(self, other):
        return self._proxy == unbound(other)

    def __hash__(self):
        return hash(self._proxy)


class BoundFunction(Bound):
    """The same of what can be called."""

    def __init__(self, proxy, signature, sig, makes=None):
        super().__init__(proxy, sig)
        self.__dict__.update(_signature=signature, _makes=makes)

    def __call__(self, *args, **keywords):
        signature = self._signature
        if signature is None:
            signature = self.__dict__["_signature"] = Signature(self._sig)
        given, options, with_options = signature.given(args, keywords)
        call = self._proxy if self._makes is None else self._proxy.new
        return signature.result(call(*given, to_js(options)) if with_options else call(*given))


def hints_of(kind):
    return get_type_hints(kind, include_extras=True) if isinstance(kind, type) else {}


def unbound(value):
    return value._proxy if isinstance(value, Bound) else value


def bound_to(proxy, sig):
    proxy = unbound(proxy)
    if not isinstance(proxy, JsProxy):
        return proxy
    if not isinstance(sig, type):
        return BoundFunction(proxy, None, sig)
    if callable(proxy) and "__call__" in vars(sig):
        return BoundFunction(proxy, Signature(sig.__call__, skips_self=True), sig)
    return Bound(proxy, sig)


def nothing(*args, **keywords):
    pass


def class_bound_to(proxy, kind):
    maker = kind.__init__ if inspect.isfunction(kind.__init__) else None
    signature = Signature(nothing) if maker is None else Signature(maker, skips_self=True)
    signature.result = Js2PyConverter(lambda value: Bound(value, kind))
    return BoundFunction(proxy, signature, kind, makes=kind)


prelude.crossings[Bound] = prelude.crossings[BoundFunction] = lambda bound: prelude.wire(bound._proxy)
prelude.gifts[Bound] = prelude.gifts[BoundFunction] = lambda bound: prelude.give(bound._proxy)
