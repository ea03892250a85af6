"""The names that PyScript itself rests on, for scripts that use them directly."""

from pyscript import flatted

__all__ = (
    "IDBMap IDBMapSync JSON XWorker config currentScript ffi js_modules lazy_py_modules storage target workers xworker"
).split()


class JSON:
    """JSON that may contain itself, as flatted writes it."""

    parse = staticmethod(flatted.parse)
    stringify = staticmethod(flatted.stringify)


def lies_in(name, module="pyscript"):
    def found():
        from importlib import import_module

        return getattr(import_module(module), name)

    return found


def not_here(name, reason):
    def found():
        from pyscript.util import NotSupported

        return NotSupported(f"polyscript.{name}", f"polyscript.{name} {reason}")

    return found


FOUND = {
    **{name: lies_in(name) for name in ("config", "ffi", "js_modules", "storage", "workers")},
    "XWorker": lies_in("XWorker", "pyscript.xworker"),
    "lazy_py_modules": lies_in("py_import"),
    "IDBMap": not_here("IDBMap", "is a browser's database: pyscript.storage keeps values"),
    "IDBMapSync": not_here("IDBMapSync", "is a browser's database: pyscript.storage keeps values"),
    "currentScript": not_here("currentScript", "is an element of a page, which scripts here are not"),
    "target": lambda: lies_in("current_target")()(),
    "xworker": lies_in("xworker", "pyscript.xworker") if prelude.worker_name is not None else not_here("xworker", "belongs to a worker"),
}


def __getattr__(name):
    if name not in FOUND:
        raise AttributeError(f"module 'polyscript' has no attribute '{name}'")
    globals()[name] = value = FOUND[name]()
    return value
