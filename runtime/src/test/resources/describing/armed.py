# Objects of every kind with every property, hook and special method armed: whatever of them runs is noted.
fired = []


def fire(name):
    def noted(*args, **keywords):
        fired.append(name)
        return None

    return noted


HOOKS = "__getattr__ __getattribute__ __setattr__ __dir__ __repr__ __str__ __eq__ __hash__ __bool__ __len__ __iter__ __contains__ " \
        "__getitem__ __call__ __next__ __aiter__ __anext__ __int__ __index__ __float__ __format__ __copy__ __del__".split()
PROPERTIES = "__class__ __dict__ __module__ __name__ __doc__ __mro__ __bases__ __wrapped__ _ref _via then length size".split()
CLASS_HOOKS = "__getattribute__ __getattr__ __instancecheck__ __subclasscheck__ __call__ __dir__ __repr__ __iter__ __len__".split()


def members(*without):
    armed = {name: fire(name) for name in HOOKS if name not in without}
    armed.update((name, property(fire(name))) for name in PROPERTIES if name not in without)
    return armed


def of(base, *args, without=()):
    kind = type("Armed", (base,), members(*without))
    return base.__new__(kind, *args)


def caused(error, cause):
    error.__cause__ = cause
    return error


armed_type = {hook: fire("type " + hook) for hook in CLASS_HOOKS}
armed_type.update((name, property(fire("type " + name))) for name in "__mro__ __name__ __dict__ __module__".split())
Meta = type("Meta", (type,), armed_type)
bare = Meta("Armed", (), {})
armed_class = Meta("Armed", (), {"__class_getitem__": fire("__class_getitem__")})
KINDS = {
    "an object": lambda: of(object),
    "a list": lambda: of(list),
    "a dict": lambda: of(dict),
    "a set": lambda: of(set),
    "a tuple": lambda: of(tuple, (1, 2)),
    "an int": lambda: of(int, 7),
    "a float": lambda: of(float, 7.5),
    "a str": lambda: of(str, "seven"),
    "bytes": lambda: of(bytes, b"seven"),
    "an exception": lambda: of(Exception, "seven"),
    "a key error": lambda: of(KeyError, "seven"),
    "an armed group": lambda: of(ExceptionGroup, "seven", [of(ValueError, "eight")]),
    "an exception with an armed cause": lambda: caused(ValueError("seven"), of(Exception, "eight")),
    "an object of an armed class": lambda: object.__new__(bare),
    "an armed class": lambda: armed_class,
}
kinds = "\n".join(KINDS)

def make(kind):
    made = KINDS[kind]()
    fired.clear()
    return made


def told():
    return ",".join(fired)


kept = None


def keep(value):
    global kept
    kept = value


def same(value):
    return value is kept


def seen(value):
    global other
    other = value
    return "seen"


def hurl(error):
    raise error


def hitch(call):
    return call()


def thrown(call, error):
    try:
        call()
    except BaseException as caught:
        return caught is error
