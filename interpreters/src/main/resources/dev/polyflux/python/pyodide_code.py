"""Runs code: Python's with the value of its last expression, and JavaScript's in the realm's own JavaScript."""

__all__ = ["eval_code", "eval_code_async", "find_imports", "relaxed_call", "relaxed_wrap", "run_js", "should_quiet"]


def run_js(code, /):
    """The value of a JavaScript script, run in the global scope."""
    if not isinstance(code, str):
        raise TypeError(f"argument should have type 'string' not type '{type(code).__name__}'")
    return prelude.take(prelude.neighbour().run(code))


def should_quiet(source, /):
    """Whether the source ends in a semicolon, so that its last value is not wanted."""
    for line in reversed(source.rstrip().split("\n")):
        code = line.partition("#")[0].rstrip()
        if code:
            return code.endswith(";")
    return False


def dedented(source):
    lines = source.split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = min(margins, default=0)
    return "\n".join(line[margin:] for line in lines)


# The source up to its last expression, and that expression; either may be None.
def parts(source, filename):
    tree = compile(source, filename, "exec", prelude.ONLY_AST)
    return tree, None if should_quiet(source) else prelude.evaluating().split_last(tree)


def eval_code(source, globals=None, locals=None, *, filename="<exec>"):
    """Runs the source and gives the value of its last expression."""
    namespace = prelude.main.__dict__ if globals is None else globals
    tree, last = parts(dedented(source), filename)
    return prelude.evaluating().value_of_module(tree, last, source, filename, namespace, namespace if locals is None else locals)


async def eval_code_async(source, globals=None, locals=None, *, filename="<exec>"):
    """Runs the source, which may await, and gives the value of its last expression."""
    namespace = prelude.main.__dict__ if globals is None else globals
    source = dedented(source)
    tree, last = parts(source, filename)
    return await prelude.evaluating().awaited_value_of_module(tree, last, source, filename, namespace)


def find_imports(source, /):
    """The top-level modules that a source imports; none where it is no Python."""
    import ast

    try:
        tree = ast.parse(dedented(source))
    except SyntaxError:
        return []
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return sorted(names)


def relaxed_wrap(func, /):
    """The function, which does without the arguments that it does not take."""
    from functools import wraps
    from inspect import Parameter, signature

    parameters = signature(func).parameters.values()
    kinds = {parameter.kind for parameter in parameters}
    limit = sum(parameter.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD) for parameter in parameters)
    named = {parameter.name for parameter in parameters if parameter.kind in (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)}

    @wraps(func)
    def relaxed(*args, **keywords):
        given = args if Parameter.VAR_POSITIONAL in kinds else args[:limit]
        known = keywords if Parameter.VAR_KEYWORD in kinds else {name: value for name, value in keywords.items() if name in named}
        return func(*given, **known)

    return relaxed


def relaxed_call(func, /, *args, **keywords):
    """Calls a function with as many of the arguments as it takes."""
    return relaxed_wrap(func)(*args, **keywords)
