"""What JavaScript asks of a Python object beside the traps."""


def described(value):
    """What a buffer is made of, and its bytes in the order of its items."""
    view = memoryview(value)
    flags = [view.readonly, view.c_contiguous, view.f_contiguous]
    return [view.format, view.itemsize, view.ndim, list(view.shape), flags, view.tobytes()]


def written(value, octets):
    """Puts the items of a buffer back."""
    view = memoryview(value)
    if view.c_contiguous:
        view.cast("B")[:] = octets


def returned(generator, value):
    """How a generator ends that is told to return a value; what it yields all the same, if it does."""
    try:
        return generator.throw(GeneratorExit())
    except GeneratorExit:
        return prelude.End(value)
    except StopIteration as stop:
        return prelude.End(stop.value)


async def returned_later(generator, value):
    """The same of an asynchronous generator."""
    if generator.ag_frame is None:
        return prelude.End(value)
    try:
        return await generator.athrow(GeneratorExit())
    except GeneratorExit:
        return prelude.End(value)
    except StopAsyncIteration:
        return prelude.End(None)
