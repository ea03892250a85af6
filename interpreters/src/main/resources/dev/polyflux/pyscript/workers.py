"""The workers there are."""

__all__ = ["workers"]


class Functions:
    """A worker's functions by name; calling one gives an awaitable, which may come before the worker exposed it."""

    __slots__ = ("_worker",)

    def __init__(self, worker):
        object.__setattr__(self, "_worker", worker)

    def __getattr__(self, name):
        not_special(self, name)
        worker = self._worker
        return lambda *args, **keywords: prelude.seam_callExposed(worker, name, args, list(keywords), list(keywords.values()))

    def __setattr__(self, name, value):
        prelude.seam_expose(self._worker, name, value)

    # Gives itself, when the worker is ready.
    def __await__(self):
        yield from prelude.seam_workerReady(self._worker).__await__()
        return self

    def __repr__(self):
        return f"<functions of worker '{self._worker}'>"


# What Python itself looks for is neither a worker nor a function of one.
def not_special(found, name):
    if name.startswith("__") and name.endswith("__"):
        raise AttributeError(f"'{type(found).__name__}' object has no attribute '{name}'", name=name, obj=found)


class Workers:
    """The workers there are, by name: what each exposes."""

    __slots__ = ()

    def __getitem__(self, name):
        return Functions(prelude.seam_worker(name))

    def __getattr__(self, name):
        not_special(self, name)
        return Functions(prelude.seam_worker(name))

    def __iter__(self):
        return iter(list(prelude.seam_workers()))

    def __len__(self):
        return len(list(prelude.seam_workers()))

    def __contains__(self, name):
        return name in list(prelude.seam_workers())

    def __dir__(self):
        return [*object.__dir__(self), *self]

    def keys(self):
        return list(self)

    def __repr__(self):
        return f"<workers: {', '.join(self) or 'none'}>"


workers = Workers()
