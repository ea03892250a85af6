"""Runs code: Python's with the value of its last expression, and JavaScript's in the realm's own JavaScript."""

__all__ = ["CodeRunner", "eval_code", "eval_code_async", "find_imports", "relaxed_call", "relaxed_wrap", "run_js", "should_quiet"]


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


TARGETS = {"Assign": lambda statement: statement.targets, "AugAssign": lambda statement: [statement.target], "AnnAssign": lambda statement: [statement.target]}


# Ends a module in the name that its last statement assigns to, so that there is a last expression.
def end_in_target(tree):
    statement = tree.body[-1] if tree.body else None
    targets = TARGETS.get(type(statement).__name__, lambda statement: [])(statement)
    if len(targets) == 1 and type(targets[0]).__name__ == "Name" and getattr(statement, "value", None) is not None:
        import ast

        tree.body.append(ast.copy_location(ast.Expr(ast.copy_location(ast.Name(targets[0].id, ast.Load()), statement)), statement))


class CodeRunner:
    """
    Code that is read once, to be compiled and run: `CodeRunner(source).compile().run()`. What is in `ast` may be changed before.

    `return_mode` says what the value is: that of the last expression ("last_expr"), of what the last statement assigns to as well
    ("last_expr_or_assign"), or nothing ("none").
    """

    def __init__(self, source, *, return_mode="last_expr", quiet_trailing_semicolon=True, filename="<exec>", **compiling):
        if return_mode not in ("last_expr", "last_expr_or_assign", "none"):
            raise ValueError(f"Unrecognized return_mode {return_mode!r}")
        self.source = dedented(source)
        self.filename = filename
        self.ast = compile(self.source, filename, "exec", prelude.ONLY_AST)
        self.code = None  # once it is compiled
        self._last = None
        self._is_valued = return_mode != "none" and not (quiet_trailing_semicolon and should_quiet(self.source))
        if return_mode == "last_expr_or_assign" and self._is_valued:
            end_in_target(self.ast)

    def compile(self):
        """Makes it ready to be run, any number of times; gives itself."""
        if self.code is None:
            self._is_awaiting = prelude.top_level_await().is_awaiting(self.ast)
            self._last = prelude.evaluating().split_last(self.ast) if self._is_valued else None
            self.code = "awaits" if self._is_awaiting else compile(self.ast, self.filename, "exec")
        return self

    def _check(self):
        if self.code is None:
            raise RuntimeError("Not yet compiled")

    def run(self, globals=None, locals=None):
        """Runs it, and gives its value."""
        self._check()
        if self._is_awaiting:
            raise SyntaxError("the code awaits at its top level: run it with run_async()")
        namespace = prelude.main.__dict__ if globals is None else globals
        names = namespace if locals is None else locals
        return prelude.evaluating().value_of_module(self.ast, self._last, self.source, self.filename, namespace, names)

    async def run_async(self, globals=None, locals=None):
        """Runs it where it may await, and gives its value."""
        self._check()
        if not self._is_awaiting:
            return self.run(globals, locals)
        namespace = prelude.main.__dict__ if globals is None else globals
        from copy import deepcopy

        tree, last = deepcopy(self.ast), deepcopy(self._last)
        return await prelude.evaluating().awaited_value_of_module(tree, last, self.source, self.filename, namespace)


def eval_code(source, globals=None, locals=None, **options):
    """Runs the source and gives the value of its last expression; the options are those of a CodeRunner."""
    return CodeRunner(source, **options).compile().run(globals, locals)


async def eval_code_async(source, globals=None, locals=None, **options):
    """Runs the source, which may await, and gives the value of its last expression."""
    return await CodeRunner(source, **options).compile().run_async(globals, locals)


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
