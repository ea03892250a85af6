"""Where a script is: in main or in a worker, what there is of main, and what can be imported on the way."""

__all__ = ["RUNNING_IN_WORKER", "current_target", "document", "js_import", "py_import", "sync", "window"]

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


def current_target():
    """Where display() shows things that are shown nowhere else: the name of the realm."""
    return "main" if prelude.worker_name is None else prelude.worker_name


IMPORT = "(...names) => Promise.all(names.map((name) => import(name)))"


async def js_import(*names):
    """Modules of JavaScript, in the realm's own; names that begin with a dot are seen from the script's folder."""
    from os.path import join, normpath

    seen = [normpath(join(prelude.script_folder, name)) if name.startswith((".", "./", "../")) else name for name in names]
    return list(await prelude.take(prelude.neighbour().run(IMPORT))(*seen))


async def py_import(*names):
    """Modules of Python, as a list; of a dotted name, the module that it names."""
    from importlib import import_module

    return [import_module(name) for name in names]


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
