# Objects that JavaScript holds for as long as their maker wants: what create_proxy() gives.
#
# A lease is granted when a double first crosses, and holds the object from then on: whoever ends it, wherever that is, ends it
# for all.

from time import time

DESTROYED = "Object has already been destroyed"


class Loan:
    """What is lent through a double, and how."""

    end = None  # how it ended, where it had no lease
    lease = None
    shape = None  # its type's name, features and operators, where it has a lease
    proxy = None  # in the realm's JavaScript

    def __init__(self, target, roundtrip, captures, once, place):
        self.target = target  # until there is a lease; its type once it has ended without one
        self.roundtrip = roundtrip
        self.captures = captures
        self.once = once
        self.place = place  # where it was made


class JsDoubleProxy:
    """A Python object and its proxy in JavaScript, whose end its maker decides."""

    __slots__ = ("_loan",)

    def __init__(self):
        raise TypeError(f"{type(self).__name__} cannot be instantiated: use create_proxy()")

    @property
    def typeof(self):
        return "function" if callable(self) else "object"

    def unwrap(self):
        """The Python object."""
        loan = self._loan
        return loan.target if loan.lease is None and loan.end is None else seam_leases.held(lease_of(self))

    def destroy(self):
        """Ends it; doing so again does nothing."""
        end_double(self, "DESTROYED", DESTROYED)

    def to_py(self, *, depth=-1, default_converter=None):
        """The double itself: what it stands for is Python's already."""
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.destroy()

    def __getattr__(self, name):
        return getattr(self.unwrap(), name)

    def __setattr__(self, name, value):
        setattr(self.unwrap(), name, value)

    def __delattr__(self, name):
        delattr(self.unwrap(), name)

    def __repr__(self):
        return repr(self.unwrap())


class JsCallableDoubleProxy(JsDoubleProxy):
    """The double of what can be called."""

    __slots__ = ()

    def __call__(self, *args, **keywords):
        return self.unwrap()(*args, **keywords)


class JsOnceCallable(JsCallableDoubleProxy):
    """The double of what can be called once."""

    __slots__ = ()

    def __call__(self, *args, **keywords):
        return seam_leases.used(lease_of(self))(*args, **keywords)


new, set_loan = object.__new__, JsDoubleProxy._loan.__set__

SHOWN = {
    "len": len,
    "bool": bool,
    "iter": iter,
    "next": next,
    "reversed": reversed,
    "aiter": lambda target: target.__aiter__(),
    "anext": lambda target: target.__anext__(),
    "await": lambda target: (started(target) if type(target) is COROUTINE else target).__await__(),
    "contains": lambda target, value: value in target,
    "getitem": lambda target, key: target[key],
    "setitem": lambda target, key, value: target.__setitem__(key, value),
    "delitem": lambda target, key: target.__delitem__(key),
}
double_classes = {}  # what a type can do, and whether once -> the class of its doubles


def shown(answer):
    return lambda self, *operands: answer(self.unwrap(), *operands)


# A double can what its object can: len(), [], iteration and calls.
def double_class(kind, once):
    _, features, operators, _ = type_description(kind)
    key = features, operators, once
    made = double_classes.get(key)
    if made is None:
        base = JsOnceCallable if once else JsCallableDoubleProxy if features & CALLABLE else JsDoubleProxy
        special = [*operators.split(), *(("await",) if features & AWAITABLE else ())]
        members = {f"__{name}__": shown(SHOWN[name]) for name in special if name in SHOWN}
        made = double_classes[key] = type(base.__name__, (base,), {"__slots__": (), "__module__": "pyodide.ffi", **members})
        crossings[made], gifts[made], homes[made] = double_ref, lent_here, home_of
    return made


def double_of(target, roundtrip=True, captures=False, once=False, place=None):
    made = new(double_class(type(target), once))
    set_loan(made, Loan(target, roundtrip, captures, once, place))
    return made


def home_of(double):
    return double if double._loan.roundtrip else double.unwrap()


def lease_of(double):
    loan = double._loan
    if loan.lease is None:
        if loan.end is None:
            kind, features, detail = describe(loan.target)[:3]
        else:
            kind, (_, features, detail, _) = loan.target.__name__, type_description(loan.target)
        loan.shape = kind, features, f"{detail} captureThis" if loan.captures else detail
        loan.lease = seam_leases.grant(loan.target, double, shape_in_java(*loan.shape), loan.once, loan.place)
        loan.target = None
        if loan.end is not None:
            seam_leases.end(loan.lease, *loan.end)
    return loan.lease


# The second line of what its use fails with, where the lease does not tell it by itself.
def last_line(double):
    return None


def end_double(double, reason, text):
    loan = double._loan
    end = reason, text, last_line(double), time()
    if loan.lease is not None:
        seam_leases.end(loan.lease, *end)
        if loan.proxy is not None:
            other.release(loan.proxy)
    elif loan.end is None:
        loan.end, loan.target = end, type(loan.target)
    elif loan.once:
        seam_leases.end(lease_of(double), *end)


# To the realm's JavaScript. What can be called once is called through its double, which sees to that; what has ended is
# there no more, but its proxy is.
def lent_here(double):
    loan = double._loan
    if loan.proxy is None:
        lease = lease_of(double)
        if loan.once or seam_leases.ended(lease) is not None:
            target = home = double
        else:
            target, home = seam_leases.held(lease), home_of(double)
        loan.proxy = other.lend(target, home, double, lease, *loan.shape)
    return loan.proxy


def double_ref(double):
    return seam_leases.ref(lease_of(double))


debugging = False  # pyodide.setDebug()


# Where guest code has called the prelude.
def place_of_caller():
    frame = sys._getframe(2)
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"


def is_proxied(obj):
    return isinstance(obj, (JsDoubleProxy, RemoteProxy))


def create_proxy(obj, /, *, capture_this=False, roundtrip=True):
    """A proxy whose end its maker decides; one of a proxy is that proxy."""
    if is_proxied(obj):
        return obj
    return double_of(obj, roundtrip, capture_this, False, place_of_caller() if debugging else None)


def create_once_callable(obj, /, *, _may_syncify=False):
    """A function that can be called once."""
    return double_of(obj, True, False, True, place_of_caller() if debugging else None)


DESTROY_ALL = "function () { for (const proxy of this) proxy.destroy(); }"


def destroy_proxies(pyproxies, /):
    """Ends every proxy of a list, or of an array of JavaScript."""
    if isinstance(pyproxies, JsProxy):
        pyproxies._via.evaluate(pyproxies._ref, DESTROY_ALL, ())
    else:
        for proxy in pyproxies:
            proxy.destroy()
