"""Whether more lines can make sense of a source that is wrong as it stands."""

COMPOUND = "FunctionDef AsyncFunctionDef ClassDef If For AsyncFor While With AsyncWith Try TryStar Match".split()


def parsed(source, filename):
    return compile(source, filename, "exec", prelude.ONLY_AST)


def parses(source):
    try:
        parsed(source, "<console>")
        return True
    except (SyntaxError, ValueError, OverflowError):
        return False


def indent_of(line):
    return line[: len(line) - len(line.lstrip())]


# What a block, a decorator or a `try` could go on with.
def continuations(source):
    lines = [line for line in source.split("\n") if line.strip()]
    indent = indent_of(lines[-1]) if lines else ""
    bodies = ["", f"\n{indent}    pass", f"\n{indent}def _(): pass", f"\n{indent}    case _: pass"]
    tries = {indent_of(line) for line in lines if line.strip().startswith("try")}
    endings = ["", *(f"\n{outer}except BaseException:\n{outer}    pass" for outer in tries)]
    return [source + body + ending for body in bodies for ending in endings if body or ending]


def is_incomplete(source, error):
    told = str(error)
    if "was never closed" in told or "unterminated triple-quoted" in told or source.endswith("\\"):
        return True
    return any(parses(continued) for continued in continuations(source))


def is_open(tree, source):
    """Whether the last statement may have more lines, until an empty one ends it."""
    return bool(tree.body) and type(tree.body[-1]).__name__ in COMPOUND and not source.endswith("\n")
