"""Where a script is: in main or in a worker, and what there is of main."""

__all__ = ["RUNNING_IN_WORKER", "document", "sync", "window"]

RUNNING_IN_WORKER = prelude.worker_name is not None


class Sync:
    """Assigning exposes a function to main and to Java; reading gives what is exposed under the name, here or by main."""

    __slots__ = ("_worker",)

    def __init__(self, worker):
        object.__setattr__(self, "_worker", worker)

    def __setattr__(self, name, value):
        prelude.seam_expose(self._worker, name, value)

    def __getattr__(self, name):
        value = prelude.seam_exposed(self._worker, name)
        if value is None:
            raise AttributeError(f"nothing is exposed as '{name}'", name=name, obj=self)
        return value

    def __delattr__(self, name):
        prelude.seam_conceal(self._worker, name)


def not_supported(reason):
    from pyscript.util import NotSupported

    return NotSupported("", reason)


def found_sync():
    if RUNNING_IN_WORKER:
        return Sync(prelude.worker_name)
    return not_supported("pyscript.sync belongs to a worker; on main use pyscript.workers[name]")


# What main shows under the name. It may come later, so nothing is kept that is not there yet.
def found_document():
    window = __getattr__("window")
    try:
        return window.document
    except AttributeError:
        return not_supported("pyscript.document is what main has as its global 'document', and main has none")


FOUND = {"sync": found_sync, "window": prelude.main_window}


def __getattr__(name):
    if name == "document":
        return found_document()
    if name not in FOUND:
        raise AttributeError(f"module 'pyscript.context' has no attribute '{name}'")
    globals()[name] = value = FOUND[name]()
    return value
