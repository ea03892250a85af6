# Live views of JavaScript's objects, whose properties are items there. In JavaScript each is the object itself.


# What holds values and is nothing else is viewed; a method, an error, a buffer and an iterator are themselves.
def is_viewable(value):
    return isinstance(value, JsProxy) and not value._features & (CALLABLE | BUFFER | ITERATOR | ERROR | SYMBOL)


class Viewable:
    __slots__ = ()

    def as_py_json(self):
        """A live view whose properties are items, and all that is in it likewise."""
        return as_json(self)

    def as_object_map(self, *, hereditary=False):
        """A live view whose properties are items; with `hereditary`, the objects in it likewise."""
        import warnings

        warnings.warn("JsProxy.as_object_map() is deprecated. Use as_py_json() instead.", RuntimeWarning, stacklevel=2)
        return seen_as(self, HereditaryMap if hereditary else ObjectMap)


class ViewableArray:
    __slots__ = ()

    as_py_json = Viewable.as_py_json


def as_json(value):
    return seen_as(value, JsonSequence if value._features & ARRAY else JsonMapping) if is_viewable(value) else value


def as_object(value):
    return seen_as(value, HereditaryMap) if is_viewable(value) and not value._features & ARRAY else value


class View:
    __slots__ = ()

    # What is in it, as the view shows it.
    _member = staticmethod(lambda value: value)

    def __getattr__(self, name):
        return self._member(read_there(self, name))

    def to_py(self, *, depth=-1, default_converter=None):
        """A copy as Python's own."""
        if depth == -1 and default_converter is None:
            return type(self)._via.detached(proxy_ref(self))
        return to_py(self, depth, default_converter, {})


class ObjectMap(View):
    """A live view of a JavaScript object as a mapping of its own properties."""

    __slots__ = ()

    _kind = MAPPING | KEYED_SET | KEYED_GET | KEYED_HAS | SIZED | ITERABLE

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return self._member(type(self)._via.get(proxy_ref(self), key))

    def __setitem__(self, key, value):
        if not isinstance(key, str):
            raise TypeError("Can only assign keys of type string to JavaScript object map")
        type(self)._via.set(proxy_ref(self), key, value)

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)
        type(self)._via.delete(proxy_ref(self), key)

    def __contains__(self, key):
        return isinstance(key, str) and type(self)._via.describe(proxy_ref(self), key) is not MISSING

    def __iter__(self):
        return iter(self.object_keys().to_py())

    def __len__(self):
        return len(self.object_keys())

    def __bool__(self):
        return len(self) > 0

    def items(self):
        return abstract.ItemsView(self)

    def clear(self):
        for key in self:
            del self[key]

    keys, values = Map.keys, Map.values
    get, pop, popitem, setdefault, update = Map.get, Map.pop, Map.popitem, Map.setdefault, Map.update


class HereditaryMap(ObjectMap):
    __slots__ = ()

    _member = staticmethod(as_object)


class JsonMapping(ObjectMap):
    """A live view of a JavaScript object, all that is in it seen likewise."""

    __slots__ = ()

    _member = staticmethod(as_json)


class JsonSequence(View, Array, Sized, Container):
    """A live view of a JavaScript array, all that is in it seen likewise."""

    __slots__ = ()

    _kind = ARRAY | SIZED | ITERABLE
    _member = staticmethod(as_json)

    def __getitem__(self, key):
        return self._member(Array.__getitem__(self, key))

    def __iter__(self):
        return (self._member(value) for value in Iterable.__iter__(self))

    def pop(self, at=-1):
        return self._member(Array.pop(self, at))


view_classes = {}


def seen_as(proxy, view):
    key = id(proxy._via), view
    kind = view_classes.get(key)
    if kind is None:
        members = {"__slots__": (), "_via": proxy._via, "_features": view._kind, "__module__": "pyodide.ffi"}
        kind = view_classes[key] = JsKind("JsProxy", (view, JsProxy), members)
        crossings[kind] = proxy_ref
        (abstract.MutableSequence if view is JsonSequence else abstract.MutableMapping).register(kind)
    made = new_object(kind)
    set_ref(made, proxy._ref)
    set_receiver(made, NO_RECEIVER)
    return made
