"""A donkey's half in its worker, which runs what it is given."""

import sys

from pyodide.code import CodeRunner
from pyscript import display, sync

FILE = "<donkey>"

kept = {"__name__": "__main__", "__builtins__": __builtins__}


def names(persistent):
    return kept if persistent else {"__name__": "__main__", "__builtins__": __builtins__}


async def execute(code, persistent, terminal):
    await CodeRunner(code, return_mode="none", filename=FILE).compile().run_async(names(persistent))


async def evaluate(code, persistent, terminal):
    runner = CodeRunner(code.strip(), quiet_trailing_semicolon=False, filename=FILE)
    if [type(each).__name__ for each in runner.ast.body] != ["Expr"]:
        compile(runner.source, FILE, "eval")  # which says what is wrong with it
    return await runner.compile().run_async(names(persistent))


# As at a prompt: one statement after the other, each value is shown, and what is typed is seen where there is a terminal.
async def process(code, persistent, terminal):
    lines = CodeRunner(code, filename=FILE)
    for number, statement in enumerate(lines.ast.body):
        if terminal:
            first, *more = lines.source.split("\n")[statement.lineno - 1 : statement.end_lineno]
            print("\n... ".join([f">>> {first}", *more]))
        runner = CodeRunner(code, quiet_trailing_semicolon=False, filename=FILE)
        runner.ast.body = runner.ast.body[number : number + 1]
        value = await runner.compile().run_async(kept)
        if value is not None:
            print(repr(value))


CARRIES = {"execute": execute, "evaluate": evaluate, "process": process}


class Terminal:
    """Where what is printed is shown, by whole lines."""

    encoding = "utf-8"

    def __init__(self, target):
        self.target, self.begun = target, ""

    def write(self, text):
        *lines, self.begun = (self.begun + text).split("\n")
        for line in lines:
            display(line, target=self.target)
        return len(text)

    def flush(self):
        if self.begun:
            line, self.begun = self.begun, ""
            display(line, target=self.target)

    def isatty(self):
        return False

    def writable(self):
        return True


def open_terminal(target):
    if target and not isinstance(sys.stdout, Terminal):
        sys.stdout = sys.stderr = Terminal(target)


async def carry(method, code, persistent, terminal):
    open_terminal(terminal)
    try:
        return await CARRIES[method](code, persistent, terminal)
    finally:
        sys.stdout.flush()


def clear(terminal):
    open_terminal(terminal)
    display("", target=terminal, append=False)


sync.carry = carry
sync.clear = clear
