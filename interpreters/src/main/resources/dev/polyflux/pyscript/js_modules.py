"""The modules of JavaScript that the configuration names: those of main are main's, everywhere, and a worker has its own besides."""

import sys

from polyflux import run_sync
from pyscript.context import IMPORT, RUNNING_IN_WORKER

_provided = prelude.seam_provided
_main = list(_provided.modules("main"))
_own = list(_provided.modules("worker")) if RUNNING_IN_WORKER else _main

__all__ = sorted({*_main, *_own})


def _here(specifier):
    return prelude.take(prelude.neighbour().run(IMPORT))(specifier)


def _on_main(specifier):
    from pyscript import window

    return window.Function("name", "return import(name).then((module) => [module])")(specifier)


def _imported(name):
    if name in _own:
        found = _here(_provided.module("worker" if RUNNING_IN_WORKER else "main", name))
    else:
        found = _on_main(_provided.module("main", name))
    return run_sync(found)[0]


def __getattr__(name):
    if name not in __all__:
        if name.startswith("_"):
            raise AttributeError(f"module 'pyscript.js_modules' has no attribute '{name}'")
        there = ", ".join(__all__) or "none"
        other = _provided.module("worker", name) and "; it is one of workers alone"
        raise AttributeError(f"'js_modules' of the configuration has no module '{name}'{other}; there are {there}", name=name)
    globals()[name] = value = _imported(name)
    return value


def __dir__():
    return __all__


# `from pyscript.js_modules.d3 import scale`, too.
def _filled(name):
    return lambda module: prelude.stand_in(module, getattr(sys.modules["pyscript.js_modules"], name))


prelude.lazy.update({f"pyscript.js_modules.{name}": _filled(name) for name in __all__})
