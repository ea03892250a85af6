"""What JavaScript's `pyodide` object asks of Python."""

from importlib import import_module

from pyodide.code import eval_code as run
from pyodide.code import eval_code_async as run_async
from pyodide.ffi import register_js_module, unregister_js_module


globals = prelude.main.__dict__
builtins = prelude.builtins.__dict__


def pyimport(name):
    """A module, or what one of its dotted names means."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        if not module:
            raise
        return getattr(pyimport(module), attribute)


def set_stream(name, options):
    """Sets sys.stdin, stdout or stderr to functions of JavaScript; without options, to what it was."""
    from pyodide._streams import redirect

    redirect(name, None if options is None else dict(options.object_entries().to_py()))


def interrupt():
    """What a signal to the process would raise."""
    raise KeyboardInterrupt


def set_debug(flag):
    """Whether errors about what was destroyed tell more of it."""
    prelude.debugging = flag


def to_py(value, depth, default_converter):
    """A copy of a JavaScript value as Python's own."""
    if not hasattr(type(value), "to_py") and not hasattr(value, "to_py"):
        return value
    return value.to_py(depth=depth, default_converter=default_converter)
