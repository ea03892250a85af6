# Which class a JavaScript object's proxy has, and the types by which people ask for it.

js_classes = {}
LIKE_MAP = KEYED_GET | KEYED_HAS | SIZED


def is_array_like(features):
    others = CALLABLE | ARRAY | TYPED_ARRAY | ITERATOR | KEYED_GET | KEYED_HAS
    return features & ITERABLE and features & SIZED and not features & others


# A Map, or what is asked like one.
def is_map(features):
    return features & MAPPING or features & LIKE_MAP == LIKE_MAP and not features & (ARRAY | TYPED_ARRAY)


def protocols_of(features, awaiting):
    if features & CALLABLE:
        yield from (Function, Constructor)
    if features & BUFFER:
        yield Buffer
    if features & ARRAY:
        yield Array
    elif features & TYPED_ARRAY:
        yield TypedArray
    elif features & KEYED_GET:
        yield Keyed
    elif is_array_like(features):
        yield Elements
    if features & KEYED_SET and not features & TYPED_ARRAY:
        yield MutableKeyed
    if is_map(features):
        yield Map
    if not features & (CALLABLE | BUFFER | ITERATOR | SYMBOL):
        yield ViewableArray if features & ARRAY else Viewable
    if features & SIZED and not features & CALLABLE:
        yield Sized
    if features & (ARRAY | TYPED_ARRAY | KEYED_HAS | INCLUDES) or is_array_like(features):
        yield Container
    if features & GENERATOR:
        yield Generator
    if is_iterator(features):
        yield Iterator
    elif features & ITERABLE and not is_map(features):
        yield Iterable
    if features & ASYNC_GENERATOR:
        yield AsyncGenerator
    if is_async_iterator(features):
        yield AsyncIterator
    elif features & ASYNC_ITERABLE or awaiting and features & ITERABLE:
        yield AsyncIterable
    if features & AWAITABLE:
        yield Awaitable
    if features & DISPOSABLE:
        yield Scope
    if features & ASYNC_DISPOSABLE:
        yield AsyncScope


def js_class(via, features):
    bases = (*protocols_of(features, via is transport and not seam_waits), JsProxy)
    members = {"__slots__": (), "_via": via, "_features": features, "__module__": "pyodide.ffi", "_names": None, "__getattribute__": None}
    if features & CALLABLE:
        members["__call__"] = calling(via)
    own = names_of(bases).union(members)
    members["__getattribute__"], keys = reading(via, own, features & (ARRAY | TYPED_ARRAY) or is_array_like(features))
    members["_names"] = own, keys
    made = js_classes[id(via), features] = JsKind("JsProxy", bases, members)
    crossings[made] = proxy_ref
    if features & CALLABLE and not features & CLASS:
        methods.add(made)
        if via is transport:
            method_classes[features] = made
    if features & ARRAY:
        abstract.MutableSequence.register(made)
    elif features & TYPED_ARRAY or is_array_like(features):
        abstract.Sequence.register(made)
    elif is_map(features):
        (abstract.MutableMapping if features & KEYED_SET else abstract.Mapping).register(made)
    return made


def make_js_proxy(ref, via, kind, features, detail):
    if features & ERROR:
        return js_exception_of(ref, via, kind, detail)
    made = new_object(js_classes.get((id(via), features)) or js_class(via, features))
    set_ref(made, ref)
    set_receiver(made, NO_RECEIVER)
    return made


# An object that only has `next` is an iterator of both kinds.
def is_iterator(features):
    return features & ITERATOR and (features & ITERABLE or not features & ASYNC_ITERABLE)


def is_async_iterator(features):
    return features & ITERATOR and (features & ASYNC_ITERABLE or not features & ITERABLE)


class ByFeature(type):
    """The type of types that a proxy has by its features, whatever its class."""

    def __instancecheck__(cls, value):
        return cls.__subclasscheck__(type(value))

    def __subclasscheck__(cls, other):
        features = getattr(other, "_features", None)
        return other is cls or features is not None and bool(cls.test(features))

    @property
    def _features(cls):
        return cls.bits

    def __call__(cls, *args):
        raise TypeError(f"{cls.__name__} cannot be instantiated.")


def by_feature(name, bits, test=None):
    members = {"bits": bits, "test": staticmethod(test or (lambda features: features & bits == bits)), "__module__": "pyodide.ffi"}
    return ByFeature(name, (), members)


JsArray = by_feature("JsArray", ARRAY)
JsCallable = by_feature("JsCallable", CALLABLE)
JsPromise = by_feature("JsPromise", AWAITABLE)
JsMap = by_feature("JsMap", MAPPING, is_map)
JsMutableMap = by_feature("JsMutableMap", MAPPING | KEYED_SET, lambda features: is_map(features) and features & KEYED_SET)
JsBuffer = by_feature("JsBuffer", BUFFER)
JsTypedArray = by_feature("JsTypedArray", TYPED_ARRAY)
JsIterable = by_feature("JsIterable", ITERABLE)
JsIterator = by_feature("JsIterator", ITERATOR, is_iterator)
JsGenerator = by_feature("JsGenerator", GENERATOR)
JsAsyncIterable = by_feature("JsAsyncIterable", ASYNC_ITERABLE)
JsAsyncIterator = by_feature("JsAsyncIterator", ASYNC_ITERATOR, is_async_iterator)
JsAsyncGenerator = by_feature("JsAsyncGenerator", ASYNC_GENERATOR)


class ByName(ByFeature):
    """The type of types that a proxy has by what JavaScript calls its class."""

    def __instancecheck__(cls, value):
        return isinstance(value, JsProxy) and cls.test(value)


def is_made_by(name):
    return lambda value: getattr(getattr(value, "constructor", None), "name", None) == name


def by_name(name, test):
    return ByName(name, (), {"bits": -1, "test": staticmethod(test), "__module__": "pyodide.ffi"})


JsFetchResponse = by_name("JsFetchResponse", is_made_by("Response"))
JsWeakRef = by_name("JsWeakRef", is_made_by("WeakRef"))
JsDomElement = by_name("JsDomElement", lambda value: hasattr(value, "tagName") and hasattr(value, "style"))
