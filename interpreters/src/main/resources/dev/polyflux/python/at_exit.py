# Functions of atexit: what one raises is told, whatever it is, and neither holds up the others nor changes the status. The
# engine keeps an exit to itself.

import atexit

kept_for_exit = []


class UnraisableHookArgs:
    """What sys.unraisablehook takes."""

    def __init__(self, error, message, object):
        self.exc_type, self.exc_value, self.exc_traceback = type(error), error, traceback_of(error)
        self.err_msg, self.object = message, object


# By the script's own hook where it has one.
def tell_ignored(error, message, object):
    try:
        if sys.unraisablehook is not sys.__unraisablehook__:
            sys.unraisablehook(UnraisableHookArgs(error, message, object))
        else:
            print(f"{message}: {object!r}", *render(error), sep="\n", file=sys.stderr)
    except BaseException:
        pass  # nobody is left to be told


def register_for_exit(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    if not kept_for_exit:
        unregister_runner(run_at_exit)
        register_runner(run_at_exit)
    kept_for_exit.append((func, args, kwargs))
    return func


def run_at_exit():
    while kept_for_exit:
        func, args, kwargs = kept_for_exit.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            tell_ignored(error, "Exception ignored in atexit callback", func)


def unregister_for_exit(func, /):
    kept_for_exit[:] = [kept for kept in kept_for_exit if not (kept[0] is func or kept[0] == func)]


register_runner, unregister_runner = atexit.register, atexit.unregister
atexit.__dict__.update(
    register=register_for_exit,
    unregister=unregister_for_exit,
    _run_exitfuncs=run_at_exit,
    _clear=kept_for_exit.clear,
    _ncallbacks=lambda: len(kept_for_exit),
)
register_for_exit.__name__, unregister_for_exit.__name__ = "register", "unregister"
