"""Where a script is: in main or in a worker, what there is of main, and what can be imported on the way."""

__all__ = ["RUNNING_IN_WORKER", "current_target", "document", "js_import", "py_import", "sync", "window"]

RUNNING_IN_WORKER = prelude.worker_name is not None


seam_workers = prelude.seam_workers


class Waiting:
    """A function of main's, of which a call waits for what it comes to."""

    __slots__ = ("_function",)

    def __init__(self, function):
        object.__setattr__(self, "_function", function)

    def __call__(self, *args, **keywords):
        result = self._function(*args, **keywords)
        return prelude.run_sync(result) if is_far(result) and hasattr(type(result), "__await__") else result

    def __getattr__(self, name):
        return getattr(self._function, name)

    def __repr__(self):
        return repr(self._function)


# Elsewhere it is what it stands for.
prelude.crossings[Waiting] = lambda waiting: prelude.wire(waiting._function)


def is_far(value):
    return isinstance(value, prelude.RemoteProxy)


def sleep(seconds):
    """Waits, while the realm's loop goes on; where nothing waits it is to be awaited."""
    slept = prelude.sleep(seconds)
    return prelude.run_sync(slept) if prelude.seam_waits else slept


# What is there under `sync` unless something is exposed under the name.
BUILT_IN = {"sleep": sleep, "isStuck": lambda: prelude.seam_starting.isStuck(), "notStuck": lambda: prelude.seam_starting.notStuck()}


class Sync:
    """Assigning exposes a function or a value to main and to Java; reading gives what is exposed under the name, here or by main."""

    __slots__ = ("_worker",)

    def __init__(self, worker):
        object.__setattr__(self, "_worker", worker)

    def __setattr__(self, name, value):
        seam_workers.expose(self._worker, name, value)

    def __getattr__(self, name):
        value = seam_workers.exposed(self._worker, name)
        if value is not prelude.MISSING:
            return Waiting(value) if prelude.seam_waits and is_far(value) and callable(value) else value
        if name in BUILT_IN:
            return BUILT_IN[name]
        listed = seam_workers.listed(self._worker)
        raise AttributeError(f"nothing is exposed as '{name}'; exposed: {listed}", name=name, obj=self)

    def __delattr__(self, name):
        seam_workers.conceal(self._worker, name)


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
