"""A console for Python: what is typed line by line is run when it is complete, and may await."""

import builtins
import platform
import sys
from contextlib import contextmanager

from pyodide._incomplete import is_incomplete, is_open, parsed
from pyodide.code import CodeRunner

__all__ = ["BANNER", "Console", "ConsoleFuture", "InteractiveConsole", "PyodideConsole", "repr_shorten", "shorten"]

BANNER = f"""Python {platform.python_version()} ({", ".join(filter(None, platform.python_build()))}) on {platform.python_implementation()}
Type "help", "copyright", "credits" or "license" for more information."""


class ConsoleFuture(prelude.Future):
    """The value of what was typed, when it has run; whether that was "complete", "incomplete" or a "syntax-error"."""

    def __init__(self, syntax_check):
        super().__init__()
        self.syntax_check = syntax_check
        self.formatted_error = None
        self._asked = True  # the error is told by `formatted_error`, whoever awaits


class Output:
    """A stream that hands on what is written to it."""

    encoding = "utf-8"

    def __init__(self, write):
        self._hand_on = write

    def write(self, text):
        self._hand_on(text)
        return len(text)

    def writelines(self, texts):
        for text in texts:
            self.write(text)

    def flush(self):
        pass

    def isatty(self):
        return True

    def writable(self):
        return True


class Input:
    """A stream that asks for what is read from it."""

    encoding = "utf-8"

    def __init__(self, ask):
        self._ask = ask

    def readline(self, size=-1):
        return self._ask(size)

    def read(self, size=-1):
        return self._ask(size)

    def isatty(self):
        return True

    def readable(self):
        return True


class Console:
    """Runs what is pushed to it, in a namespace of its own or a given one, one after the other."""

    def __init__(
        self, globals=None, *, stdin_callback=None, stdout_callback=None, stderr_callback=None, persistent_stream_redirection=False,
        filename="<console>",
    ):
        self.globals = {"__name__": "__console__", "__doc__": None, "__builtins__": builtins} if globals is None else globals
        self.stdin_callback, self.stdout_callback, self.stderr_callback = stdin_callback, stdout_callback, stderr_callback
        self.filename = filename
        self.buffer = []
        self.completer_word_break_characters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"
        self._before = None  # what runs, or has run, last
        if persistent_stream_redirection:
            self._redirect()

    def _redirect(self):
        kept = sys.stdin, sys.stdout, sys.stderr
        if self.stdin_callback is not None:
            sys.stdin = Input(self.stdin_callback)
        if self.stdout_callback is not None:
            sys.stdout = Output(self.stdout_callback)
        if self.stderr_callback is not None:
            sys.stderr = Output(self.stderr_callback)
        return kept

    @contextmanager
    def redirect_streams(self):
        """Has the callbacks take what is written and read meanwhile."""
        kept = self._redirect()
        try:
            yield
        finally:
            sys.stdin, sys.stdout, sys.stderr = kept

    def push(self, line):
        """Takes one more line; the future it gives tells whether that was all, and what came of it."""
        self.buffer.append(line)
        future = self.runsource("\n".join(self.buffer), self.filename)
        if future.syntax_check != "incomplete":
            self.buffer = []
        return future

    def runsource(self, source, filename="<console>"):
        """Runs a source if it is complete."""
        try:
            tree = parsed(source, filename)
        except (SyntaxError, ValueError, OverflowError) as error:
            if isinstance(error, SyntaxError) and is_incomplete(source, error):
                return self._told("incomplete", None)
            return self._told("syntax-error", error)
        if is_open(tree, source):
            return self._told("incomplete", None)
        future = ConsoleFuture("complete")
        before, self._before = self._before, future
        prelude.begun(self._run(source, filename, future, before))
        return future

    def _told(self, syntax_check, error):
        future = ConsoleFuture(syntax_check)
        if error is None:
            future.resolve(None)
        else:
            future.formatted_error = self.formatsyntaxerror(error)
            future.reject(error)
        return future

    async def _run(self, source, filename, future, before):
        if before is not None and not before.done():
            try:
                await before
            except BaseException:
                pass  # it has been told
        try:
            with self.redirect_streams():
                value = await self.runcode(source, CodeRunner(source, filename=filename).compile())
        except BaseException as error:
            future.formatted_error = self.formattraceback(error)
            future.reject(error)
        else:
            future.resolve(value)

    async def runcode(self, source, code):
        """Runs code that is complete, and gives its value."""
        return await code.run_async(self.globals)

    def formatsyntaxerror(self, error):
        import traceback

        return "".join(traceback.format_exception_only(type(error), error))

    def formattraceback(self, error):
        import traceback

        return "".join(traceback.format_exception(type(error), error, error.__traceback__))

    def complete(self, source):
        """What the end of a source can be completed to, and where that end begins."""
        from rlcompleter import Completer

        start = max(map(source.rfind, self.completer_word_break_characters)) + 1
        word = source[start:]
        completer = Completer(self.globals)
        return (completer.attr_matches(word) if "." in word else completer.global_matches(word)), start


class PyodideConsole(Console):
    """A `Console`: packages come from the host's Python environment, so none have to be loaded for what is imported."""


class InteractiveConsole(Console):
    """A `Console` that prints the values, and keeps the last one as `_`, as Python's own prompt does."""

    async def runcode(self, source, code):
        value = await super().runcode(source, code)
        if value is not None:
            builtins._ = value
            self.display(value)
        return value

    def display(self, value):
        print(repr_shorten(value))


def shorten(text, limit=1000, split=None, separator="..."):
    """A text, with its middle left out where it is longer than the limit."""
    split = limit // 2 if split is None else split
    return text if len(text) <= limit else f"{text[:split]}{separator}{text[-split:]}"


def repr_shorten(value, limit=1000, split=None, separator="..."):
    """What a value is shown as, with its middle left out where it is longer than the limit."""
    return shorten(repr(value), limit, split, separator)
