# What lives on purpose: until the realm closes, or for as long as another object does.

pinned = {}  # by id
ATTACHED = "_polyflux_attached"


def pin(value, /):
    """Keeps an object until it is unpinned or the realm closes; gives the object."""
    pinned[id(value)] = value
    return value


def unpin(value, /):
    """Lets go of a pinned object; true where it was pinned."""
    return pinned.pop(id(value), MISSING) is not MISSING


# On the owner itself, so that a value which holds its owner does not keep both.
def attach(value, owner, /):
    """Keeps an object for as long as its owner is there; gives the object."""
    if issubclass(type(owner), RemoteProxy):
        Proxies.hold(owner, value)
        return value
    try:
        own = vars(owner)
        if ATTACHED not in own:
            setattr(owner, ATTACHED, [])
        own[ATTACHED].append(value)
    except (TypeError, AttributeError):
        raise TypeError(f"nothing can be attached to a {type(owner).__name__}: it has no attributes of its own") from None
    return value
