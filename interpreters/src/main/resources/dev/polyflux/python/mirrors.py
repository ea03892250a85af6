# Classes that stand for the exception classes of other realms, so that an `except` finds what derives from them.

mirrored = {}  # name, built-in bases and own bases of an exception type elsewhere -> its class here


class Mirror(type):
    """The type of classes that stand for the exception classes of other realms."""

    _home = None  # where its class lives, once that has been met: transport and reference

    def __call__(cls, *args, **keywords):
        home = cls.__dict__.get("_home")
        if home is None:
            return type.__call__(cls, *args, **keywords)
        via, ref = home
        return via.constructWith(ref, args, list(keywords), list(keywords.values())) if keywords else via.construct(ref, args)

    def __getattr__(cls, name):
        home = cls.__dict__.get("_home")
        value = MISSING if home is None or name.startswith("__") else home[0].get(home[1], name)
        if value is MISSING:
            raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'", name=name, obj=cls)
        return value


# What a class of another realm crosses as, going home; one that is only derived from it is this realm's own.
def mirror_ref(cls):
    home = cls.__dict__.get("_home")
    return seam_known(id(cls)) if home is None else home[1]


crossings[Mirror] = mirror_ref


# An exception class is known elsewhere by its name and those of the classes that it derives from.
def mirror(kind, bases, own=()):
    known = mirrored.get((kind, bases, own))
    if known is None and len(own) > 1:
        known = mirrored[kind, bases, own] = Mirror(kind, (mirror(own[1].rpartition(".")[2], bases, own[1:]),), {"__module__": "builtins"})
    elif known is None:
        base = next((found for found in (getattr(builtins, name, None) for name in bases) if isinstance(found, type)), Exception)
        parents = (RemoteError,) if base is Exception else (RemoteError, base) if issubclass(base, Exception) else (base,)
        known = mirrored[kind, bases, own] = Mirror(kind, parents, {"__module__": "builtins"})
    return known


# The class of another realm itself, which was handed over.
def mirror_class(ref, via, tokens):
    own, bases = named_bases(tokens)
    made = mirror(own[0].rpartition(".")[2], bases, own)
    made._home = via, ref
    return made


# Of an exception class: the names of those that it derives from, and of the built-in ones among these.
def named_bases(tokens):
    return tuple(token[1:] for token in tokens if token[0] == "!"), tuple(token[1:] for token in tokens if token[0] == "<")
