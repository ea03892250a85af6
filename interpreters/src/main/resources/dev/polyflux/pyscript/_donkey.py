"""A donkey's half in its worker, which runs what it is given."""

import sys
from copy import copy

from pyodide._streams import Writer
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
    whole = CodeRunner(code, quiet_trailing_semicolon=False, filename=FILE)
    seen = 0  # lines
    for statement in whole.ast.body:
        if terminal:
            seen = echo(whole.source, statement, seen)
        runner = copy(whole)
        runner.ast = type(whole.ast)([statement], [])
        value = await runner.compile().run_async(kept)
        if value is not None:
            print(repr(value))


# Of statements in one line, the first shows it.
def echo(source, statement, seen):
    begin = min(part.lineno for part in (statement, *getattr(statement, "decorator_list", ())))
    lines = source.split("\n")[max(begin - 1, seen) : statement.end_lineno]
    if lines:
        print(">>> " + "\n... ".join(lines))
    return statement.end_lineno


CARRIES = {"execute": execute, "evaluate": evaluate, "process": process}


# What is printed is shown by whole lines.
def open_terminal(target):
    if target and not isinstance(sys.stdout, Writer):
        sys.stdout = sys.stderr = Writer(batched=lambda line: display(line, target=target))


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
