"""PyScript's names. A module beside this one gives each, and is loaded when the name is first asked for."""

import sys
from importlib import import_module

# The modules that lie in this one, and which of their names it has, too.
GIVEN = {
    "_donkey": "",
    "_looks": "",
    "configuration": "config",
    "context": "RUNNING_IN_WORKER current_target document js_import py_import sync window",
    "display": "HTML display",
    "donkey": "donkey",
    "events": "Event when",
    "fetch": "fetch",
    "ffi": "",
    "flatted": "",
    "fs": "",
    "hooks": "hooks",
    "js_modules": "",
    "media": "",
    "starting": "JSWorker MPWorker PyWorker",
    "storage": "Storage storage",
    "util": "",
    "web": "",
    "websocket": "WebSocket",
    "workers": "create_named_worker workers",
    "xworker": "",
}

_givers = {name: file for file, names in GIVEN.items() for name in names.split()}
__all__ = sorted(name for name in {*_givers, *GIVEN} if name[0] != "_")

prelude.lazy.update({f"pyscript.{file}": prelude.from_file(f"pyscript/{file}.py") for file in GIVEN})


class Package(type(sys)):
    # Whoever imports `pyscript.workers` has the import system set that module here, where its `workers` is to be seen.
    def __setattr__(self, name, value):
        if name not in _givers or value is not sys.modules.get(f"pyscript.{name}"):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = Package


def __getattr__(name):
    if name in _givers:
        value = getattr(import_module(f"pyscript.{_givers[name]}"), name)
    elif name in GIVEN:
        value = import_module(f"pyscript.{name}")
    else:
        raise AttributeError(f"module 'pyscript' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return __all__
