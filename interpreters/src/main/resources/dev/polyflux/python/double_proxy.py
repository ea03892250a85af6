# Objects that JavaScript holds for as long as their maker wants: what create_proxy() gives.
#
# A double is granted its lease when it first crosses, or ends; from then on the lease alone holds the object.

DESTROYED = "Object has already been destroyed"


class JsDoubleProxy:
    """A Python object and its proxy in JavaScript, whose end its maker decides."""

    __slots__ = ("_target", "_lease", "_proxy", "_roundtrip", "_captures", "_once", "_place", "_shape")

    def __init__(self):
        raise TypeError("JsDoubleProxy cannot be instantiated: use create_proxy()")

    def unwrap(self):
        """The Python object."""
        return self._target if self._lease is None else seam.leases.held(self._lease)

    def destroy(self):
        """Ends it; doing so again does nothing."""
        end_double(self, "DESTROYED", DESTROYED)

    def __call__(self, *args, **keywords):
        return (seam.leases.used(lease_of(self)) if self._once else self.unwrap())(*args, **keywords)

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


set_slot = object.__setattr__


def double_of(target, *, roundtrip=True, captures=False, once=False, place=None):
    made = object.__new__(JsDoubleProxy)
    set_slot(made, "_target", target)
    set_slot(made, "_lease", None)
    set_slot(made, "_proxy", None)  # in the realm's JavaScript
    set_slot(made, "_roundtrip", roundtrip)
    set_slot(made, "_captures", captures)
    set_slot(made, "_once", once)
    set_slot(made, "_place", place)  # where it was made
    return made


def home_of(double):
    return double if double._roundtrip else double.unwrap()


def lease_of(double):
    lease = double._lease
    if lease is None:
        kind, features, detail = Values.describe(double._target)
        shape = kind, features, f"{detail} captureThis" if double._captures else detail
        lease = seam.leases.grant(double._target, double, *shape, double._once, double._place)
        set_slot(double, "_shape", shape)
        set_slot(double, "_lease", lease)
        set_slot(double, "_target", None)
    return lease


# The second line of what its use fails with, where the lease does not tell it by itself.
def last_line(double):
    return None


def end_double(double, reason, text):
    seam.leases.end(lease_of(double), reason, text, last_line(double))
    if double._proxy is not None:
        other.release(double._proxy)


# To the realm's JavaScript. What can be called once is called through its double, which sees to that; what has ended is
# there no more, but its proxy is.
def lent_here(double):
    if double._proxy is None:
        lease = lease_of(double)
        if double._once or seam.leases.ended(lease) is not None:
            target = home = double
        else:
            target, home = seam.leases.held(lease), home_of(double)
        set_slot(double, "_proxy", other.lend(target, home, double, lease, *double._shape))
    return double._proxy


crossings[JsDoubleProxy] = lambda double: seam.leases.ref(lease_of(double))
gifts[JsDoubleProxy] = lent_here
homes[JsDoubleProxy] = home_of

debugging = False  # pyodide.setDebug()


# Where guest code has called the prelude.
def place_of_caller():
    if not debugging:
        return None
    frame = sys._getframe(2)
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"


def is_proxied(obj):
    return isinstance(obj, (JsDoubleProxy, RemoteProxy))


def create_proxy(obj, /, *, capture_this=False, roundtrip=True):
    """A proxy whose end its maker decides; one of a proxy is that proxy."""
    if is_proxied(obj):
        return obj
    return double_of(obj, roundtrip=roundtrip, captures=capture_this, place=place_of_caller())


def create_once_callable(obj, /, *, _may_syncify=False):
    """A function that can be called once."""
    return double_of(obj, once=True, place=place_of_caller())


DESTROY_ALL = "function () { for (const proxy of this) proxy.destroy(); }"


def destroy_proxies(pyproxies, /):
    """Ends every proxy of a list, or of an array of JavaScript."""
    if isinstance(pyproxies, JsProxy):
        pyproxies._via.evaluate(pyproxies._ref, DESTROY_ALL, ())
    else:
        for proxy in pyproxies:
            proxy.destroy()
