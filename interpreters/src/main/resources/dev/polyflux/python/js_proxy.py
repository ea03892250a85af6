# The proxy of a JavaScript object: its class has the protocols that its features tell.

HARD_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except finally for from global if "
    "import in is lambda nonlocal not or pass raise return try while with yield".split()
)


# `from_` is JavaScript's `from`, `from__` its `from_`.
def js_name(name):
    bare = name.rstrip("_")
    return name[:-1] if bare != name and bare in HARD_KEYWORDS else name


def absent(proxy, name):
    return AttributeError(f"'JsProxy' object has no attribute '{name}'", name=name, obj=proxy)


methods = set()  # classes of functions that are bound when they are read as attributes
MODULE_NAMES = ("__loader__", "__name__", "__package__", "__path__", "__spec__")


# Special names are no business of JavaScript's, unless the proxy is a module: then it has those of one.
def special(proxy, name):
    module = modules_of_proxies.get(id(proxy))
    if module is not None and name in module[1]:
        return module[1][name]
    if module is not None and name == "__all__":
        named = proxy._via.get(proxy._ref, "__all__")
        return list(named) if named is not MISSING else [key for key in proxy._via.keys(proxy._ref) if isinstance(key, str)]
    raise absent(proxy, name)


# Calls JavaScript's method of a name that Python has a method for, too.
def invoke(proxy, name, *args):
    via, ref = type(proxy)._via, proxy_ref(proxy)
    method = via.get(ref, name)
    return apply(via, proxy_ref(method), ref, args) if isinstance(method, RemoteProxy) else method(*args)


ALL_NAMES = """function () {
  const names = new Set();
  for (let at = this; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  }
  return [...names];
}"""


class JsKind(type):
    # An error is a proxy that can be raised; a double is the proxy of a proxy.
    def __instancecheck__(cls, value):
        if cls is not JsProxy or type.__instancecheck__(cls, value):
            return type.__instancecheck__(cls, value)
        return isinstance(value, JsDoubleProxy) or isinstance(value, JsException) and value._ref is not None

    # The class of a plain object is a base of all; what is asked for by features is a class of just these.
    def __subclasscheck__(cls, other):
        mine, theirs = getattr(cls, "_features", None), getattr(other, "_features", None)
        if type.__subclasscheck__(cls, other) or mine is None or theirs is None:
            return type.__subclasscheck__(cls, other) or cls is JsProxy and issubclass(other, (JsDoubleProxy, JsException))
        return mine & DISTINGUISHING == 0 or isinstance(other, ByFeature) and mine & DISTINGUISHING & ~theirs == 0

    def __call__(cls, *args, **keywords):
        raise TypeError(f"{cls.__name__} cannot be instantiated.")

    def __setattr__(cls, name, value):
        type.__setattr__(cls, name, value)
        know_name(cls, name)


DISTINGUISHING = ~(INDEXED | CONTAINER | PLAIN)  # features that make a difference to a class


class JsProxy(RemoteProxy, metaclass=JsKind):
    """A JavaScript object."""

    __slots__ = ()

    _features = 0

    def __setattr__(self, name, value):
        if name in MODULE_NAMES:
            set_local(self, name, value)
        elif not self._via.set(proxy_ref(self), js_name(name), value):
            raise AttributeError(f"cannot set attribute '{name}'", name=name, obj=self)

    def __delattr__(self, name):
        if not self._via.delete(self._ref, js_name(name)):
            raise AttributeError(name, name=name, obj=self)

    def __dir__(self):
        names = self._via.detached(self._via.evaluate(self._ref, ALL_NAMES, ())._ref)
        names = {name + "_" if name.rstrip("_") in HARD_KEYWORDS else name for name in names if not name.isdigit()}
        if self._features & ARRAY:
            names.discard("keys")
        return sorted({*object.__dir__(self), *names} - {"_ref", "_receiver", "_held", "_via", "_features"})

    def __eq__(self, other):
        return self is other or isinstance(other, JsProxy) and self._ref is other._ref

    def __hash__(self):
        return hash(id(self._ref))

    def __lt__(self, other):
        return self._via.operate1(self._ref, "lt", other)

    def __le__(self, other):
        return self._via.operate1(self._ref, "le", other)

    def __gt__(self, other):
        return self._via.operate1(self._ref, "gt", other)

    def __ge__(self, other):
        return self._via.operate1(self._ref, "ge", other)

    @property
    def typeof(self):
        return "symbol" if self._features & SYMBOL else "function" if self._features & CALLABLE else "object"

    @property
    def js_id(self):
        return self._via.operate0(self._ref, "hash")

    def to_weakref(self):
        return self._via.evaluate(self._ref, "function () { return new WeakRef(this); }", ())

    def object_keys(self):
        return self._via.evaluate(self._ref, "function () { return Object.keys(this); }", ())

    def object_values(self):
        return self._via.evaluate(self._ref, "function () { return Object.values(this); }", ())

    def object_entries(self):
        return self._via.evaluate(self._ref, "function () { return Object.entries(this); }", ())

    def to_py(self, *, depth=-1, default_converter=None):
        """A copy as Python's own; what cannot be copied stays as it is."""
        if depth == -1 and default_converter is None and self._features & (ARRAY | PLAIN | KEYED_HAS | BUFFER):
            return self._via.detached(self._ref)
        return to_py(self, depth, default_converter, {})

    def bind_sig(self, signature, /):
        """The same object, whose attributes or calls are converted as the annotations of a class or function say."""
        from pyodide._bind import bound_to

        return bound_to(self, signature)

    def __reduce_ex__(self, protocol):
        raise TypeError("a proxy of a JavaScript object cannot be pickled: copy it with to_py()")


# What an error has of a proxy.
for _name in "typeof js_id to_weakref object_keys object_values object_entries to_py bind_sig".split():
    setattr(JsException, _name, JsProxy.__dict__[_name])
JsException._features = ERROR
JsException.__repr__ = JsException.__str__
