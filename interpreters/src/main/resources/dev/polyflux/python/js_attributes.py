# How the attributes and calls of a JavaScript object's proxy get there: functions made for each class, which have at hand what they
# need. With __getattr__ the engine would first search all classes of a proxy in vain, and raise an error of it, at each read.

of_class = object.__getattribute__
MOST_NAMES = 4096  # that a class knows: names may be made up


def is_special(name):
    return name[:2] == "__" == name[-2:] and name != "__proto__"


# What is read of the object itself: not what a class of proxies has, nor a special name.
def read_there(proxy, name):
    if is_special(name):
        return special(proxy, name)
    value = proxy._via.member(proxy_ref(proxy), js_name(name))
    if value is MISSING:
        raise absent(proxy, name)
    return value


# The names that the classes of a proxy have.
def names_of(bases):
    return {name for base in bases for kind in mro_of(base) for name in members_in(kind)}


# Somebody gives a class of proxies an attribute.
def know_name(kind, name):
    for made in js_classes.values():
        if kind in mro_of(made):
            own, keys = made._names
            own.add(name)
            keys.pop(name, None)


# What attributes of a class of proxies are read by. Of a list nobody finds `keys`: who does takes an object for a mapping, as dict().
def reading(via, own, listed):
    keys = {}  # what JavaScript calls the names that are not the proxy's own
    known, member, ref_of, missing = keys.get, via.member, proxy_ref, MISSING

    def __getattribute__(self, name):
        key = known(name)
        if key is None:
            if name in own:
                return of_class(self, name)
            if is_special(name) or listed and name == "keys":
                return special(self, name)
            key = js_name(name)
            if len(keys) < MOST_NAMES:
                keys[name] = key
        value = member(ref_of(self), key)
        if value is missing:
            raise absent(self, name)
        return value

    return __getattribute__, keys


callers = {}  # by the identity of a transport


# What calls objects by way of a transport.
def calling(via):
    if id(via) in callers:
        return callers[id(via)]
    apply0, apply1, apply2, apply, apply_with = via.apply0, via.apply1, via.apply2, via.apply, via.applyWith
    ref_of, receiver_of = proxy_ref, proxy_receiver

    def __call__(self, *args, **keywords):
        if keywords:
            return apply_with(ref_of(self), receiver_of(self), args, list(keywords), list(keywords.values()))
        count = len(args)
        if count == 1:
            return apply1(ref_of(self), receiver_of(self), args[0])
        if count == 2:
            return apply2(ref_of(self), receiver_of(self), args[0], args[1])
        return apply(ref_of(self), receiver_of(self), args) if count else apply0(ref_of(self), receiver_of(self))

    callers[id(via)] = __call__
    return __call__
