# Runs a script as __main__; a script that awaits at its top level gives a coroutine.

import posix
from _thread import get_ident as thread_here

ONLY_AST = 0x400


def remembered(code, text):
    """Keeps the lines of a script for tracebacks, under the name its frames will give."""
    sources[code.co_filename] = text.split("\n")
    return code


script_folder = ""


class Script:
    @staticmethod
    def run(text, file, directory):
        global script_folder
        script_folder = directory
        if directory and directory not in sys.path:
            sys.path.insert(0, directory)
        sys.argv = [file]
        namespace = main.__dict__
        namespace["__file__"] = file
        try:
            return run_module(text, file, namespace)
        except BaseException as error:
            tell_endless(error)
            raise

    # The value of the last expression, or None where the code ends in another statement; a coroutine where it awaits.
    @staticmethod
    def evaluate(text, file):
        code = None
        try:
            # The engine's compiler takes an await in a comprehension, which it cannot run.
            code = None if "await" in text or "async" in text else remembered(compile(text, file, "eval"), text)
        except SyntaxError:
            pass
        try:
            return evaluating().evaluate(text, file, main.__dict__) if code is None else eval(code, main.__dict__)
        except BaseException as error:
            tell_endless(error)
            raise


def run_module(text, file, namespace):
    refused = None
    try:
        code = remembered(compile(text, file, "exec"), text)
    except SyntaxError as error:
        # The parser takes a top-level await, the compiler does not: only then is the script taken apart.
        refused = error
        refused.filename = file  # as it was given, not where it lies
    # An await in a comprehension the compiler takes, too, but the engine cannot run it.
    if refused is None and "await" not in text and "async" not in text:
        return exec(code, namespace)
    tree = parsed(text, file)
    if tree is None or not top_level_await().is_awaiting(tree):
        if refused is not None:
            raise refused
        return exec(code, namespace)
    return awaiting_tree(tree, text, file, namespace)


def parsed(text, file):
    try:
        return compile(text, file, "exec", ONLY_AST)
    except SyntaxError:
        return None


def awaiting_tree(tree, text, file, namespace):
    """A coroutine that runs a module, whether it awaits or not."""
    sources[file] = text.split("\n")
    return top_level_await().run(tree, text, file, namespace)


def top_level_await():
    if "TopLevelAwait" not in globals():
        seam_load("top_level_await.py")
    return TopLevelAwait


def evaluating():
    if "Evaluating" not in globals():
        seam_load("evaluating.py")
    return Evaluating


class Main(type(sys)):
    """What a script's names are in. Main's is what others call window: there the names of JavaScript's global object are behind them."""

    def __getattr__(self, name):
        value = MISSING
        if worker_name is None and name[:1] != "_" and seam_speaks("javascript"):
            import js

            value = getattr(js, name, MISSING)
        if value is MISSING:
            raise AttributeError(f"module '__main__' has no attribute '{name}'", name=name, obj=self)
        return value


Main.__name__, Main.__qualname__, Main.__module__ = "module", "module", "builtins"
main = Main("__main__")
main.__dict__["__builtins__"] = builtins
sys.modules["__main__"] = main

class Quitter:
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"Use {self._name}() or Ctrl-D (i.e. EOF) to exit"

    def __call__(self, code=None):
        raise SystemExit(code)


builtins.exit, builtins.quit = Quitter("exit"), Quitter("quit")


class Leaving(SystemExit):
    """What os._exit tells the realm, before it leaves by the engine's way, which JavaScript code may catch."""


def leave(status):
    if thread_here() == thread_of_script:
        seam_uncaught(Leaving(status))
    leave_by_engine(status)


leave_by_engine = posix._exit
thread_of_script = thread_here()
if type(leave_by_engine) is type(len):  # else it is denied
    for system in filter(None, (posix, sys.modules.get("os"))):
        system._exit = leave

script = Script
