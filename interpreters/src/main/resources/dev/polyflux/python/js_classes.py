# Which class a JavaScript object's proxy has, and the types by which people ask for it.

js_classes = {}


def is_array_like(features):
    others = CALLABLE | ARRAY | TYPED_ARRAY | ITERATOR | KEYED_GET | KEYED_HAS
    return features & ITERABLE and features & SIZED and not features & others


def protocols_of(features, awaiting):
    if features & CALLABLE:
        yield Function
    if features & CONSTRUCTOR:
        yield Constructor
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
    if features & MAPPING:
        yield Map
    if features & SIZED and not features & CALLABLE:
        yield Sized
    if features & (ARRAY | TYPED_ARRAY | KEYED_HAS | INCLUDES) or is_array_like(features):
        yield Container
    if features & GENERATOR:
        yield Generator
    if features & ITERATOR and (features & ITERABLE or not features & ASYNC_ITERABLE):
        yield Iterator
    elif features & ITERABLE and not features & MAPPING:
        yield Iterable
    if features & ASYNC_GENERATOR:
        yield AsyncGenerator
    if features & ASYNC_ITERATOR:
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
    protocols = protocols_of(features, via is transport and not seam_waits)
    members = {"__slots__": (), "_via": via, "_features": features, "__module__": "pyodide.ffi"}
    made = js_classes[id(via), features] = JsKind("JsProxy", (*protocols, JsProxy), members)
    crossings[made] = proxy_ref
    if features & CALLABLE and not features & CLASS:
        methods.add(made)
    if features & (ARRAY | MAPPING):
        import _collections_abc as abstract

        (abstract.MutableSequence if features & ARRAY else abstract.MutableMapping).register(made)
    return made


def make_js_proxy(ref, via, kind, features, detail):
    if features & ERROR:
        return js_exception_of(ref, via, kind, detail)
    made = new_object(js_classes.get((id(via), features)) or js_class(via, features))
    set_ref(made, ref)
    set_receiver(made, NO_RECEIVER)
    return made


class ByFeature(type):
    """The type of types that a proxy has by its features, whatever its class."""

    def __instancecheck__(cls, value):
        features = getattr(type(value), "_features", None)
        return features is not None and features & cls.bits == cls.bits or cls.bits == ERROR and isinstance(value, JsException)

    def __call__(cls, *args):
        raise TypeError(f"{cls.__name__} cannot be instantiated.")


def by_feature(name, bits):
    return ByFeature(name, (), {"bits": bits, "__module__": "pyodide.ffi"})


JsArray = by_feature("JsArray", ARRAY)
JsCallable = by_feature("JsCallable", CALLABLE)
JsPromise = by_feature("JsPromise", AWAITABLE)
JsMap = by_feature("JsMap", MAPPING)
JsMutableMap = by_feature("JsMutableMap", MAPPING | KEYED_SET)
JsBuffer = by_feature("JsBuffer", BUFFER)
JsTypedArray = by_feature("JsTypedArray", TYPED_ARRAY)
JsIterable = by_feature("JsIterable", ITERABLE)
JsIterator = by_feature("JsIterator", ITERATOR)
JsGenerator = by_feature("JsGenerator", GENERATOR)
JsAsyncIterable = by_feature("JsAsyncIterable", ASYNC_ITERABLE)
JsAsyncIterator = by_feature("JsAsyncIterator", ASYNC_ITERATOR)
JsAsyncGenerator = by_feature("JsAsyncGenerator", ASYNC_GENERATOR)
