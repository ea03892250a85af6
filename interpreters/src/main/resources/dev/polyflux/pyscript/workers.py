"""The workers there are, by name, and what each exposes."""

__all__ = ["create_named_worker", "workers"]

seam_workers = prelude.seam_workers


class Functions:
    """What a worker exposes: a value is read, and calling a function gives an awaitable, maybe before it is exposed."""

    __slots__ = ("_worker",)

    def __init__(self, worker):
        object.__setattr__(self, "_worker", worker)

    def __getattr__(self, name):
        not_special(self, name)
        worker = self._worker
        value = seam_workers.value(worker, name)
        if value is not prelude.MISSING:
            return value
        return lambda *args, **keywords: seam_workers.call(worker, name, args, list(keywords), list(keywords.values()))

    def __setattr__(self, name, value):
        seam_workers.expose(self._worker, name, value)

    def __delattr__(self, name):
        seam_workers.conceal(self._worker, name)

    def __repr__(self):
        return "<functions of a worker>"


class Named(Functions):
    """The same of a worker that may be started later."""

    __slots__ = ()

    # Gives itself, when the worker's script has come to its end or its first await.
    def __await__(self):
        yield from seam_workers.ready(self._worker).__await__()
        return self

    def __repr__(self):
        return f"<functions of worker '{self._worker}'>"


# What Python itself looks for is neither a worker nor a function of one.
def not_special(found, name):
    if name.startswith("__") and name.endswith("__"):
        raise AttributeError(f"'{type(found).__name__}' object has no attribute '{name}'", name=name, obj=found)


class Workers:
    """The workers there are, by name. To await one that is not there waits for it."""

    __slots__ = ()

    def __getitem__(self, name):
        if not isinstance(name, str):
            raise TypeError(f"workers have names: {name!r} is none")
        return Named(name)

    def __getattr__(self, name):
        not_special(self, name)
        return Named(name)

    def __iter__(self):
        return iter(list(seam_workers.names()))

    def __len__(self):
        return len(list(seam_workers.names()))

    def __contains__(self, name):
        return name in list(seam_workers.names())

    def __dir__(self):
        return [*object.__dir__(self), *self]

    def keys(self):
        return list(self)

    def __repr__(self):
        return f"<workers: {', '.join(self) or 'none'}>"


workers = Workers()


async def create_named_worker(src="", name="", config=None, type="py"):
    """Starts a worker of this name, and gives what it exposes once its script has run."""
    from pyscript.starting import LANGUAGES, Worker

    if not src or not name:
        raise ValueError("create_named_worker() needs a script and a name")
    if type not in LANGUAGES:
        raise ValueError(f"there is no type {type!r}; there are {', '.join(LANGUAGES)}")
    return (await Worker(LANGUAGES[type], src, {"name": name, "config": config})).sync
