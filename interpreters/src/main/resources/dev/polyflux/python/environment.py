# The modules a script finds: pyscript, with the way to main and to workers, and polyflux.

def module(name, members):
    made = type(sys)(name)
    made.__dict__.update(members)
    made.__dict__["__path__"] = []  # a package: modules that are made later lie in it
    sys.modules[name] = made
    return made


class Sync:
    """Assigning exposes a function to main and to Java; reading gives what is exposed under the name, here or by main."""

    __slots__ = ("_worker",)

    def __init__(self, worker):
        object.__setattr__(self, "_worker", worker)

    def __setattr__(self, name, value):
        seam_expose(self._worker, name, value)

    def __getattr__(self, name):
        value = seam_exposed(self._worker, name)
        if value is None:
            raise AttributeError(f"nothing is exposed as '{name}'", name=name, obj=self)
        return value

    def __delattr__(self, name):
        seam_conceal(self._worker, name)


class Functions:
    """A worker's functions by name; calling one gives an awaitable, which may come before the worker exposed it."""

    __slots__ = ("_worker",)

    def __init__(self, worker):
        object.__setattr__(self, "_worker", worker)

    def __getattr__(self, name):
        not_special(self, name)
        worker = self._worker
        return lambda *args, **keywords: seam_callExposed(worker, name, args, list(keywords), list(keywords.values()))

    def __setattr__(self, name, value):
        seam_expose(self._worker, name, value)

    # Gives itself, when the worker is ready.
    def __await__(self):
        yield from seam_workerReady(self._worker).__await__()
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
        return Functions(seam_worker(name))

    def __getattr__(self, name):
        not_special(self, name)
        return Functions(seam_worker(name))

    def __iter__(self):
        return iter(list(seam_workers()))

    def __len__(self):
        return len(list(seam_workers()))

    def __contains__(self, name):
        return name in list(seam_workers())

    def __dir__(self):
        return [*object.__dir__(self), *self]

    def keys(self):
        return list(self)

    def __repr__(self):
        return f"<workers: {', '.join(self) or 'none'}>"


class NotSupported:
    """Stands where something is not to be had; any use raises the reason."""

    __slots__ = ("_reason",)

    def __init__(self, reason):
        object.__setattr__(self, "_reason", reason)

    def __getattr__(self, name):
        raise AttributeError(self._reason)

    def __setattr__(self, name, value):
        raise AttributeError(self._reason)

    def __call__(self, *args, **keywords):
        raise TypeError(self._reason)


def late_window(name):
    """Main is booted when a worker first asks for it."""
    if name == "ffi":
        import pyscript.ffi

        return sys.modules["pyscript.ffi"]
    if name != "window":
        raise AttributeError(f"module 'pyscript' has no attribute '{name}'")
    window = sys.modules["pyscript"].window = seam_window()
    return window


class Environment:
    @staticmethod
    def main():
        module("pyscript", {
            "__getattr__": late_window,
            "window": main,
            "sync": NotSupported("pyscript.sync belongs to a worker; on main use pyscript.workers[name]"),
            "workers": Workers(),
            "RUNNING_IN_WORKER": False,
        })

    @staticmethod
    def worker(name):
        module("pyscript", {
            "__getattr__": late_window,
            "sync": Sync(name),
            "workers": Workers(),
            "RUNNING_IN_WORKER": True,
        })

    @staticmethod
    def window():
        return main


# Made when it is first asked for.
def late(name):
    if name == "context":
        return Contexts.variable()
    if name not in ("attach", "pin", "unpin"):
        raise AttributeError(f"module 'polyflux' has no attribute '{name}'")
    if name not in globals():
        seam_load("keeping.py")
    return globals()[name]


module("polyflux", {
    "__getattr__": late,
    "can_run_sync": can_run_sync,
    "run_sync": run_sync,
    "sleep": sleep,
    "assign": Batch.assign,
    "direct": Batch.direct,
    "evaluate": Batch.evaluate,
    "gather": Batch.gather,
    "query": Batch.query,
})

environment = Environment
