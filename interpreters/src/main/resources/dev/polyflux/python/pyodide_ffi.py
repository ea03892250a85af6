"""The types that JavaScript's objects have here, and conversion between the languages."""

IN_PYODIDE = False

prelude.load_js()
prelude.bigint("0")  # loads JsBigInt

jsnull = prelude.jsnull
JsNull = prelude.JsNull
run_sync = prelude.run_sync
can_run_sync = prelude.can_run_sync
__all__ = (
    "ConversionError IN_PYODIDE JsArray JsAsyncGenerator JsAsyncIterable JsAsyncIterator JsBigInt JsBuffer JsCallable "
    "JsCallableDoubleProxy JsDomElement JsDoubleProxy JsException JsFetchResponse JsGenerator JsIterable JsIterator JsMap "
    "JsMutableMap JsNull JsOnceCallable JsPromise JsProxy JsTypedArray JsWeakRef ToJsConverter create_once_callable create_proxy "
    "destroy_proxies jsnull register_js_module run_sync to_js unregister_js_module"
).split()
ConversionError = type("ConversionError", (Exception,), {"__module__": "pyodide.ffi"})
InternalError = type("InternalError", (Exception,), {"__module__": "pyodide.ffi"})

for _name in __all__:
    if _name.startswith("Js"):
        globals()[_name] = getattr(prelude, _name)


class ToJsConverter:
    """What a converter of to_js() is given to convert with: called with a value, it gives what JavaScript is to have."""

    def __call__(self, value, /):
        raise TypeError("a converter is given to converters; it cannot be made")


create_proxy = prelude.create_proxy
create_once_callable = prelude.create_once_callable
destroy_proxies = prelude.destroy_proxies


def register_js_module(name, jsproxy):
    """Makes a JavaScript object importable under a name."""
    if not isinstance(name, str):
        raise TypeError(f"Argument 'name' must be a str, not '{type(name).__name__}'")
    if not isinstance(jsproxy, JsProxy):
        raise TypeError(f"Argument 'jsproxy' must be a JsProxy, not '{type(jsproxy).__name__}'")
    prelude.lazy[name] = lambda module: prelude.stand_in(module, jsproxy)


def unregister_js_module(name):
    """Takes the name back; what was imported stays."""
    if prelude.lazy.pop(name, None) is None:
        raise ValueError(f"Cannot unregister '{name}': no Javascript module with that name is registered")


class Copying:
    """One conversion to JavaScript that asks nobody: a copy whose leaves are proxies of what cannot be copied."""

    def __init__(self, proxies, makes_proxies):
        self.proxies, self.makes_proxies = proxies, makes_proxies
        self.met = {}  # id -> its place among the containers, and the object, so that its id stays its own

    def wire(self, value, depth):
        kind = type(value)
        if is_immutable(value):
            return value
        if id(value) in self.met:
            return prelude.seam_again(self.met[id(value)][0])
        if depth == 0:
            return self.leaf(value)
        if issubclass(kind, (list, tuple)):
            self.begin(value)
            return prelude.seam_items(prelude.listed(self.wire(member, depth - 1) for member in value))
        if issubclass(kind, dict):
            return self.mapping(value, depth)
        if issubclass(kind, set):
            self.begin(value)
            for member in value:
                if not is_immutable(member):
                    raise ConversionError(f"Cannot use {member!r} as a key for a Javascript Set")
            return prelude.seam_elements(list(value))
        if issubclass(kind, (bytes, bytearray, memoryview)) or kind.__name__ == "array":
            self.begin(value)
            view = memoryview(value)
            return prelude.seam_numbers(prelude.NUMBERS.get(view.format, "Uint8Array"), view.tobytes())
        return self.leaf(value)

    def begin(self, value):
        self.met[id(value)] = (len(self.met), value)

    def mapping(self, value, depth):
        self.begin(value)
        members = {}
        for key, member in value.items():
            if not (isinstance(key, (int, float, str)) or key is None):
                raise ConversionError(f"Cannot use {key!r} as a key for a Javascript Map")
            name = "undefined" if key is None else str(key).lower() if isinstance(key, bool) else str(key)
            if name in members:
                raise ConversionError(f"Key collision when converting Python dictionary to JavaScript. Key: {key!r}")
            members[name] = self.wire(member, depth - 1)
        return prelude.seam_entries(list(members), list(members.values()))

    # Each its own: who destroys one means that one.
    def leaf(self, value):
        if not self.makes_proxies:
            raise ConversionError(f"No conversion known for {value!r}.")
        own = prelude.double_of(value, False)
        if self.proxies is not None:
            self.proxies.append(own)
        return own


def is_immutable(value):
    return isinstance(value, (int, float, str, JsProxy)) or value is None or value is jsnull


# JavaScript's own conversion, which asks the converters.
def converted(obj, options):
    offered = prelude.neighbour()
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return prelude.take(offered.toJs(prelude.give(obj), list(given), prelude.given(given.values())))
    except JsException as error:
        if error.type != "ConversionError":
            raise
        raise ConversionError(error.message) from None


# What a wire value is on the other side, as this side sees it.
def arrived(wire):
    if isinstance(wire, JsDoubleProxy):
        return wire
    offered = prelude.neighbour()
    made = prelude.seam_toNeighbour(wire)
    offered.direct(made)
    return prelude.take(offered.give(made))


def to_js(
    obj, /, *, depth=-1, pyproxies=None, create_pyproxies=True, dict_converter=None, default_converter=None, eager_converter=None
):
    """A copy as JavaScript's own: lists become arrays, dicts objects, sets Sets, buffers typed arrays."""
    if is_immutable(obj):
        return obj
    if pyproxies is not None and not isinstance(pyproxies, JsArray):
        raise TypeError("Expected a JsArray for the pyproxies argument")
    converters = {"dict_converter": dict_converter, "default_converter": default_converter, "eager_converter": eager_converter}
    if any(converters.values()):
        return converted(obj, {"depth": depth, "pyproxies": pyproxies, "create_pyproxies": create_pyproxies, **converters})
    prelude.neighbour()
    wire = Copying(pyproxies, create_pyproxies).wire(obj, depth)
    return create_proxy(obj) if isinstance(wire, JsDoubleProxy) and pyproxies is None else arrived(wire)
