"""The Python console's half in its realm: says whether what was typed is complete, runs it, and completes names."""

import sys

from pyodide.code import CodeRunner
from pyodide.console import InteractiveConsole
from pyodide._incomplete import is_incomplete, is_open, parsed
from pyscript import sync, window

FILE = "<console>"

console = InteractiveConsole({"__name__": "__main__", "__doc__": None, "__builtins__": __builtins__, "window": window}, filename=FILE)


def is_complete(source):
    """Whether it can be run as it stands, or can only fail."""
    try:
        tree = parsed(source, FILE)
    except SyntaxError as error:
        return not is_incomplete(source, error)
    except (ValueError, OverflowError):
        return True
    return not is_open(tree, source)


async def run(source, _):
    """Shows the value, or the error from where the typed code comes in; what interrupts it cancels it."""
    try:
        await console.runcode(source, CodeRunner(source, filename=FILE).compile())
    except Exception as error:
        frames = error.__traceback__
        while frames is not None and frames.tb_frame.f_code.co_filename != FILE:
            frames = frames.tb_next
        print(console.formattraceback(error.with_traceback(frames)), end="", file=sys.stderr)


def complete(source):
    """The candidates for the end of a source, each with what stands before it in the same word."""
    try:
        words, _ = console.complete(source)
    except Exception:
        return []  # what is named there cannot be asked
    return [word.rstrip("()") for word in words]


sync.is_complete = is_complete
sync.run = run
sync.complete = complete
