"""What the other modules, and scripts, have in common."""

import inspect

__all__ = ["NotSupported", "as_bytearray", "is_awaitable"]


def as_bytearray(value):
    """A copy of a buffer's bytes: JavaScript's or Python's."""
    import pyodide.ffi

    if isinstance(value, pyodide.ffi.JsBuffer):
        return bytearray(value.to_bytes())
    return bytearray(memoryview(value).tobytes())


def is_awaitable(value):
    """Whether calling a function gives something to await: the outermost wrapper of one counts, and what a method is bound to."""
    from functools import partial

    while isinstance(value, partial):
        value = value.func
    if inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value):
        return True
    called = getattr(type(value), "__call__", None)
    return inspect.iscoroutinefunction(called)


class NotSupported:
    """Stands where something is not to be had: whatever is done with it raises the reason."""

    def __init__(self, name, error):
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "error", error)

    def __repr__(self):
        return f"<NotSupported {self.name} [{self.error}]>" if self.name else f"<NotSupported [{self.error}]>"

    def __getattr__(self, name):
        raise AttributeError(self.error, name=name, obj=self)

    def __setattr__(self, name, value):
        raise AttributeError(self.error, name=name, obj=self)

    def __delattr__(self, name):
        raise AttributeError(self.error, name=name, obj=self)

    def __call__(self, *args, **keywords):
        raise TypeError(self.error)


# Operators and protocols are looked up on the class.
def refusing(method):
    def refused(self, *args, **keywords):
        raise TypeError(self.error)

    refused.__name__ = method
    refused.__qualname__ = f"NotSupported.{method}"
    return refused


for _method in (
    "getitem setitem delitem contains iter next reversed len aiter anext await enter exit aenter aexit index int float bytes"
).split():
    setattr(NotSupported, f"__{_method}__", refusing(f"__{_method}__"))
