# The modules that scripts import: PyScript's names, and JavaScript's own.

class Module:
    """A module whose names are found when they are first asked for."""

    def __init__(self, name, members, find=None):
        self.__name__ = name
        self._find = find
        for key, value in members.items():
            setattr(self, key, value)
        sys.modules[name] = self

    def __getattr__(self, name):
        find = self.__dict__.get("_find")
        if find is None or name[:2] == "__":
            raise AttributeError("module '%s' has no attribute '%s'" % (self.__name__, name))
        return find(name)


ask_configuration = checked(seam.configuration)
ask_global = checked(seam.global_of)
ask_window = checked(seam.window)
ask_value = checked(seam.workers.value)
ask_call = checked(seam.workers.call)


def window():
    return main if worker_name is None else ask_window()


def from_javascript(name):
    return getattr(ask_global("javascript"), name)


# The script's own copy, which it may change.
def configuration():
    import json

    config = json.loads(ask_configuration())
    config["type"] = "mpy"
    sys.modules["pyscript"].config = config
    return config


class Sync:
    """What main exposes to this worker, and what it exposes itself."""

    def __getattr__(self, name):
        value = ask_value(worker_name, name)
        if value is not MISSING:
            return value
        return lambda *args, **keywords: ask_call(worker_name, name, row(args), row_of(list(keywords)), row(keywords.values()))

    def __setattr__(self, name, value):
        workers_expose(worker_name, name, out(value))


def create_proxy(value):
    return value


def to_js(value):
    return Direct(value)


def is_none(value):
    return value is None or value is jsnull


FFI = {"create_proxy": create_proxy, "to_js": to_js, "JsProxy": Proxy, "JsException": JsException, "is_none": is_none, "jsnull": jsnull}
FFI["direct"] = Direct


def given(name):
    if name == "window":
        return window()
    if name == "document":
        return window().document
    if name == "RUNNING_IN_WORKER":
        return worker_name is not None
    if name == "sync":
        return Sync()
    if name == "config":
        return configuration()
    if name == "jsnull":
        return jsnull
    raise AttributeError("module 'pyscript' has no attribute '%s'" % name)


ffi = Module("pyscript.ffi", FFI)
Module("pyscript", {"ffi": ffi}, given)
Module("js", {}, from_javascript)
Module("jsffi", FFI)
Module("polyflux", {"sleep": asyncio.sleep})
