"""The types that JavaScript's objects have here, and conversion between the languages."""

IN_PYODIDE = False

prelude.load_js()

jsnull = prelude.jsnull
JsNull = prelude.JsNull
run_sync = prelude.run_sync
can_run_sync = prelude.can_run_sync
ConversionError = type("ConversionError", (Exception,), {"__module__": "pyodide.ffi"})
InternalError = type("InternalError", (Exception,), {"__module__": "pyodide.ffi"})

for _name in (
    "JsArray JsAsyncGenerator JsAsyncIterable JsAsyncIterator JsBuffer JsCallable JsException JsGenerator JsIterable JsIterator "
    "JsMap JsMutableMap JsPromise JsProxy JsTypedArray JsWeakRef"
).split():
    if hasattr(prelude, _name):
        globals()[_name] = getattr(prelude, _name)


JsDoubleProxy = prelude.JsDoubleProxy
create_proxy = prelude.create_proxy
create_once_callable = prelude.create_once_callable
destroy_proxies = prelude.destroy_proxies


def register_js_module(name, jsproxy):
    """Makes a JavaScript object importable under a name."""
    import sys

    if not isinstance(name, str):
        raise TypeError(f"Argument 'name' must be a str, not '{type(name).__name__}'")
    if not isinstance(jsproxy, JsProxy):
        raise TypeError(f"Argument 'jsproxy' must be a JsProxy, not '{type(jsproxy).__name__}'")
    prelude.lazy[name] = lambda module: sys.modules.__setitem__(name, jsproxy)


def unregister_js_module(name):
    """Takes the name back; what was imported stays."""
    if prelude.lazy.pop(name, None) is None:
        raise ValueError(f"Cannot unregister '{name}': no Javascript module with that name is registered")


class Conversion:
    """One conversion to JavaScript: a copy whose leaves are what cannot be copied."""

    def __init__(self, depth, proxies, makes_proxies, dict_converter, default_converter, eager_converter):
        self.proxies, self.makes_proxies = proxies, makes_proxies
        self.dict_converter, self.default_converter, self.eager_converter = dict_converter, default_converter, eager_converter
        self.depth = depth
        self.met = {}
        self.asked = set()

    def wire(self, value, depth):
        kind = type(value)
        if isinstance(value, (int, float, str, JsProxy)) or value is None or value is jsnull:
            return value
        if self.eager_converter is not None and id(value) not in self.asked:
            self.asked.add(id(value))
            return self.eager_converter(value, lambda other: self.result(other, depth), self.cache)
        if id(value) in self.met:
            return prelude.seam_again(self.met[id(value)][0]) if self.met[id(value)][0] is not None else self.met[id(value)][2]
        if depth == 0:
            return self.leaf(value)
        if issubclass(kind, (list, tuple)):
            self.begin(value)
            return prelude.seam_items([self.wire(member, depth - 1) for member in value])
        if issubclass(kind, dict):
            return self.mapping(value, depth)
        if issubclass(kind, set):
            self.begin(value)
            for member in value:
                if not (isinstance(member, (int, float, str, JsProxy)) or member is None):
                    raise ConversionError(f"Cannot use {member!r} as a key for a Javascript Set")
            return prelude.seam_elements(list(value))
        if issubclass(kind, (bytes, bytearray, memoryview)) or kind.__name__ == "array":
            self.begin(value)
            view = memoryview(value)
            return prelude.seam_numbers(prelude.NUMBERS.get(view.format, "Uint8Array"), view.tobytes())
        if self.default_converter is not None:
            return self.default_converter(value, lambda other: self.result(other, depth), self.cache)
        return self.leaf(value)

    def begin(self, value):
        self.met[id(value)] = (sum(1 for entry in self.met.values() if entry[0] is not None), value)

    def cache(self, value, result):
        self.met[id(value)] = (None, value, result)

    def mapping(self, value, depth):
        if self.dict_converter is not None:
            pairs = [[key, self.result(member, depth - 1)] for key, member in value.items()]
            return self.dict_converter(to_js(pairs))
        self.begin(value)
        names, members = [], []
        for key, member in value.items():
            if not (isinstance(key, (int, float, str)) or key is None):
                raise ConversionError(f"Cannot use {key!r} as a key for a Javascript Map")
            name = "undefined" if key is None else str(key).lower() if isinstance(key, bool) else str(key)
            if name in names:
                raise ConversionError(f"Key collision when converting Python dictionary to JavaScript. Key: {key!r}")
            names.append(name)
            members.append(self.wire(member, depth - 1))
        return prelude.seam_entries(names, members)

    def leaf(self, value):
        if not self.makes_proxies:
            raise ConversionError(f"No conversion known for {value!r}.")
        if self.proxies is None:
            return value
        own = prelude.double_of(value, False)
        self.proxies.append(own)
        return own

    # A finished part, for a converter.
    def result(self, value, depth):
        return arrived(self.wire(value, depth))


# What a wire value is on the other side, as this side sees it.
def arrived(wire):
    if isinstance(wire, (int, float, str, JsProxy)) or wire is None or wire is jsnull:
        return wire
    offered = prelude.neighbour()
    made = prelude.seam_toNeighbour(wire)
    offered.direct(made)
    return prelude.take(offered.give(made))


def to_js(
    obj, /, *, depth=-1, pyproxies=None, create_pyproxies=True, dict_converter=None, default_converter=None, eager_converter=None
):
    """A copy as JavaScript's own: lists become arrays, dicts objects, sets Sets, buffers typed arrays."""
    if isinstance(obj, (int, float, str, JsProxy)) or obj is None or obj is jsnull:
        return obj
    if pyproxies is not None and not isinstance(pyproxies, JsArray):
        raise TypeError("Expected a JsArray for the pyproxies argument")
    prelude.neighbour()
    conversion = Conversion(depth, pyproxies, create_pyproxies, dict_converter, default_converter, eager_converter)
    wire = conversion.wire(obj, depth)
    return create_proxy(obj) if wire is obj and not isinstance(wire, JsProxy) else arrived(wire)
