# Modules that await at their top level, as CPython runs them when it is asked to.
#
# The engine's compiler has no flag for that. So the statements that await become the body of a coroutine function, one after
# the other, and all between them stays module code. In that body every name is global, and what only module code does is
# said otherwise: annotations, a star import, and calls that look at the names around them.

import _ast

AWAITING = ("Await", "AsyncFor", "AsyncWith")
SCOPES = ("FunctionDef", "AsyncFunctionDef", "ClassDef", "Lambda")
COMPREHENSIONS = ("ListComp", "SetComp", "DictComp", "GeneratorExp")
FUTURE_ANNOTATIONS = 0x1000000
SURROUNDED = ("locals", "vars", "dir", "exec", "eval")  # what looks at the frame that calls it


def kind_of(node):
    return type(node).__name__


# Nodes below one.


def slots(node):
    """Where the nodes are that are evaluated where one stands: not what a function or a generator runs later."""
    kind = kind_of(node)
    if kind == "GeneratorExp":
        return ((node.generators[0], ("iter",)),)
    if kind in SCOPES:
        return ((node, ("decorator_list", "bases", "keywords")), (getattr(node, "args", None), ("defaults", "kw_defaults")))
    return ((node, node._fields or ()),)


def inside(node):
    for owner, names in slots(node):
        for name in names:
            yield from nodes_in(getattr(owner, name, None))


def nodes_in(value):
    return (node for node in (value if isinstance(value, list) else (value,)) if isinstance(node, _ast.AST))


def awaits(node):
    """Whether a node awaits outside of any function."""
    kind = kind_of(node)
    return kind in AWAITING or kind == "comprehension" and node.is_async or any(map(awaits, inside(node)))


def bound_names(node, names):
    """Collects the names a statement binds in the scope it stands in."""
    kind = kind_of(node)
    if kind in ("FunctionDef", "AsyncFunctionDef", "ClassDef"):
        names.add(node.name)
    elif kind in COMPREHENSIONS:
        return walrus_names(node, names)
    elif kind == "Name" and kind_of(node.ctx) != "Load":
        names.add(node.id)
    elif kind in ("Import", "ImportFrom"):
        names.update(alias.asname or alias.name.partition(".")[0] for alias in node.names if alias.name != "*")
    elif kind in ("ExceptHandler", "MatchAs", "MatchStar") and node.name:
        names.add(node.name)
    elif kind == "MatchMapping" and node.rest:
        names.add(node.rest)
    for child in inside(node):
        bound_names(child, names)


def walrus_names(node, names):
    if kind_of(node) == "NamedExpr":
        names.add(node.target.id)
    if kind_of(node) != "Lambda":
        for field in node._fields or ():
            for child in nodes_in(getattr(node, field, None)):
                walrus_names(child, names)


# Rebuilding.


def place_of_node(node):
    return {name: getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}


def replaced(node, rebuilt):
    """Puts what `rebuilt` gives in the place of each node inside one: a list for several statements."""
    for owner, names in slots(node):
        for name in names:
            value = getattr(owner, name, None)
            if isinstance(value, list):
                setattr(owner, name, [new for old in value for new in several(rebuilt(old) if isinstance(old, _ast.AST) else old)])
            elif isinstance(value, _ast.AST):
                setattr(owner, name, rebuilt(value))
    return node


def several(value):
    return value if isinstance(value, list) else (value,)


def synchronous(node):
    """The same without awaiting, which the engine compiles or refuses with the words that are due."""
    replaced(node, synchronous)
    kind = kind_of(node)
    if kind == "Await":
        return node.value
    if kind == "comprehension":
        node.is_async = 0
    if kind in ("AsyncFor", "AsyncWith"):
        made = getattr(_ast, kind[len("Async"):])
        return made(**{field: getattr(node, field, None) for field in made._fields}, **place_of_node(node))
    return node


class Rebuilding:
    """Makes a statement of a module one of a function that does the same."""

    def __init__(self, file, flags):
        self._file = file
        self._flags = flags
        self._stars = []

    def compiled(self, statements):
        return compile(_ast.Module(body=[*statements], type_ignores=[]), self._file, "exec", self._flags, True)

    def statement(self, node):
        kind = kind_of(node)
        if kind in COMPREHENSIONS:
            return node
        if kind == "Global":
            return _ast.Pass(**place_of_node(node))
        if kind == "ImportFrom" and node.names[0].name == "*":
            return self._star(node)
        replaced(node, self.statement)
        if kind == "AnnAssign":
            return self._annotated(node)
        if kind == "Call" and kind_of(node.func) == "Name" and node.func.id in SURROUNDED:
            place = place_of_node(node.func)
            node.func = _ast.Call(func=named(".module", place), args=[node.func], keywords=[], **place)
        return node

    def _star(self, node):
        place = place_of_node(node)
        self._stars.append(self.compiled([node]))
        number = _ast.Constant(value=len(self._stars) - 1, kind=None, **place)
        return _ast.Expr(value=_ast.Call(func=named(".star", place), args=[number], keywords=[], **place), **place)

    def _annotated(self, node):
        place = place_of_node(node)
        made = []
        if node.value is not None:
            made.append(_ast.Assign(targets=[node.target], value=node.value, type_comment=None, **place))
        elif kind_of(node.target) != "Name":
            evaluated = (child for child in inside(node.target) if isinstance(child, _ast.expr))
            made += [_ast.Expr(value=child, **place) for child in evaluated]
        if node.simple:
            key = _ast.Constant(value=node.target.id, kind=None, **place)
            noted = _ast.Subscript(value=named("__annotations__", place), slice=key, ctx=_ast.Store(), **place)
            made.append(_ast.Assign(targets=[noted], value=self._annotation(node.annotation), type_comment=None, **place))
        elif not self._flags:
            made.append(_ast.Expr(value=node.annotation, **place))
        return made

    def _annotation(self, node):
        if not self._flags:
            return node
        from ast import unparse

        return _ast.Constant(value=unparse(node), kind=None, **place_of_node(node))

    def function(self, node, namespace):
        """The coroutine function that runs an awaiting statement; its name is how tracebacks call a module's code."""
        names = set()
        bound_names(node, names)
        place = place_of_node(node)
        body = [_ast.Global(names=sorted(names), **place)] if names else []
        body += several(self.statement(node))
        empty = {"posonlyargs": [], "vararg": None, "kwonlyargs": [], "kw_defaults": [], "kwarg": None, "defaults": []}
        taken = [_ast.arg(arg=name, annotation=None, type_comment=None, **place) for name in (".module", ".star")]
        made = _ast.AsyncFunctionDef(
            name="<module>", args=_ast.arguments(args=taken, **empty), body=body, decorator_list=[], returns=None,
            type_comment=None, type_params=[], **place,
        )
        code = self.compiled([made])
        stars, self._stars = self._stars, []

        def run():
            exec(code, namespace)
            return namespace.pop("<module>")(in_module(namespace), lambda number: exec(stars[number], namespace))

        return run


def named(name, place):
    return _ast.Name(id=name, ctx=_ast.Load(), **place)


def in_module(namespace):
    """What gives a built-in function that looks around itself the module to look at."""

    def runs(function):
        def run(source, globals=None, locals=None, /, **keywords):
            return function(source, namespace if globals is None else globals, locals, **keywords)

        return run

    looking = {
        id(builtins.locals): lambda: namespace,
        id(builtins.vars): lambda *object: vars(*object) if object else namespace,
        id(builtins.dir): lambda *object: dir(*object) if object else sorted(namespace),
        id(builtins.exec): runs(exec),
        id(builtins.eval): runs(eval),
    }
    return lambda function: looking.get(id(function), function)


# Running.


def is_text(node):
    return kind_of(node) == "Expr" and kind_of(node.value) == "Constant" and isinstance(node.value.value, str)


def imports_future(tree):
    statements = (node for node in tree.body if kind_of(node) == "ImportFrom" and node.module == "__future__")
    return any(alias.name == "annotations" for node in statements for alias in node.names)


def annotates(node):
    return kind_of(node) == "AnnAssign" or any(map(annotates, inside(node)))


def pieces_of(tree, file, namespace):
    """What a module runs in, piece by piece: code, and functions that give a coroutine."""
    rebuilding = Rebuilding(file, FUTURE_ANNOTATIONS if imports_future(tree) else 0)
    pieces, plain = [], []

    def close():
        if plain:
            if pieces and is_text(plain[0]):  # no docstring
                plain.insert(0, _ast.Pass(**place_of_node(plain[0])))
            pieces.append(rebuilding.compiled(plain))
            plain.clear()

    for node in tree.body:
        if awaits(node):
            close()
            pieces.append(rebuilding.function(node, namespace))
        else:
            plain.append(node)
    close()
    return pieces


def check(text, file):
    """Refuses what CPython refuses, before anything runs."""
    try:
        compile(replaced(compile(text, file, "exec", ONLY_AST), synchronous), file, "exec")
    except SyntaxError as error:
        error.text = text.split("\n")[error.lineno - 1]
        raise error from None  # which the engine, unlike what its compiler raises for a tree, shows to Java as an error


async def run_pieces(pieces, namespace):
    for piece in pieces:
        if callable(piece):
            await piece()
        else:
            exec(piece, namespace)


class TopLevelAwait:
    @staticmethod
    def is_awaiting(tree):
        return any(map(awaits, tree.body))

    @staticmethod
    def run(tree, text, file, namespace):
        check(text, file)
        pieces = pieces_of(tree, file, namespace)
        if any(map(annotates, tree.body)):
            namespace.setdefault("__annotations__", {})
        return run_pieces(pieces, namespace)
