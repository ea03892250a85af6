"""What the other modules, and scripts, have in common."""

__all__ = ["NotSupported", "as_bytearray", "is_awaitable"]


def as_bytearray(value):
    """A copy of a buffer's bytes: JavaScript's or Python's."""
    import pyodide.ffi

    if isinstance(value, pyodide.ffi.JsBuffer):
        return bytearray(value.to_bytes())
    return bytearray(memoryview(value).tobytes())


# The function behind what is called: of a method, a partial one, an object that can be called.
def unwrapped(value):
    """The function, and how many of its parameters are filled already."""
    filled = 0
    while True:
        if hasattr(value, "__func__"):  # before __code__, which a method shows of its function
            value, filled = value.__func__, filled + 1
        elif hasattr(value, "__code__"):
            return value, filled
        elif type(value).__name__ == "partial" and hasattr(value, "keywords"):
            value, filled = value.func, filled + len(value.args)
        elif isinstance(value, type) or not hasattr(type(value).__call__, "__code__"):
            return None, 0
        else:
            value, filled = type(value).__call__, filled + 1


VARIABLE, ASYNCHRONOUS = 0x04, 0x80 | 0x200  # how a function's code tells of itself


def is_awaitable(value):
    """Whether a function is an asynchronous one."""
    function, _ = unwrapped(value) if callable(value) else (None, 0)
    return function is not None and function.__code__.co_flags & ASYNCHRONOUS != 0


def takes_arguments(value):
    """Whether a function takes an argument by position; of what tells nothing of itself, that is so."""
    while hasattr(value, "__wrapped__"):
        value = value.__wrapped__
    function, filled = unwrapped(value)
    code = None if function is None else function.__code__
    return code is None or code.co_argcount > filled or code.co_flags & VARIABLE != 0


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
    "getitem setitem delitem contains iter next reversed len aiter anext await enter exit aenter aexit index int float bytes instancecheck subclasscheck mro_entries"
).split():
    setattr(NotSupported, f"__{_method}__", refusing(f"__{_method}__"))
