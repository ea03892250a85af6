# Runs a script as __main__; a script that awaits at its top level gives a coroutine.

import _ast

ONLY_AST = 0x400
AWAITING = ("Await", "AsyncFor", "AsyncWith")
SCOPES = ("FunctionDef", "AsyncFunctionDef", "ClassDef", "Lambda")
COMPREHENSIONS = ("ListComp", "SetComp", "DictComp", "GeneratorExp")


def children(node):
    for field in node._fields or ():
        value = getattr(node, field, None)
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, _ast.AST):
                yield child


def awaits(node):
    """Whether a node awaits outside of any function."""
    kind = type(node).__name__
    if kind in AWAITING or kind == "comprehension" and node.is_async:
        return True
    if kind in SCOPES:
        return any(awaits(child) for child in (*getattr(node, "decorator_list", ()), *getattr(node, "bases", ())))
    return any(awaits(child) for child in children(node))


def bound_names(node, names):
    """Collects the names a statement binds in the scope it stands in."""
    kind = type(node).__name__
    if kind in ("FunctionDef", "AsyncFunctionDef", "ClassDef"):
        names.add(node.name)
        for child in (*node.decorator_list, *getattr(node, "bases", ())):
            bound_names(child, names)
        return
    if kind == "Lambda":
        return
    if kind in COMPREHENSIONS:
        walrus_names(node, names)
        return
    if kind == "Name" and type(node.ctx).__name__ != "Load":
        names.add(node.id)
    elif kind in ("Import", "ImportFrom"):
        for alias in node.names:
            if alias.name != "*":
                names.add(alias.asname or alias.name.partition(".")[0])
    elif kind == "ExceptHandler" and node.name or kind in ("MatchAs", "MatchStar") and node.name:
        names.add(node.name)
    elif kind == "MatchMapping" and node.rest:
        names.add(node.rest)
    for child in children(node):
        bound_names(child, names)


def walrus_names(node, names):
    if type(node).__name__ == "NamedExpr":
        names.add(node.target.id)
    if type(node).__name__ != "Lambda":
        for child in children(node):
            walrus_names(child, names)


PLACE = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}


def import_star(module, level, namespace):
    imported = __import__(module or "", namespace, None, ("*",), level)
    public = getattr(imported, "__all__", None) or [name for name in vars(imported) if not name.startswith("_")]
    namespace.update((name, getattr(imported, name)) for name in public)


def star_call(node):
    """`from m import *` is not allowed in a function: a call with the same effect takes its place."""
    place = {name: getattr(node, name) for name in PLACE}
    load = _ast.Load()
    name = lambda text: _ast.Name(id=text, ctx=load, **place)
    constant = lambda value: _ast.Constant(value=value, kind=None, **place)
    arguments = [constant(node.module), constant(node.level), _ast.Call(func=name("globals"), args=[], keywords=[], **place)]
    return _ast.Expr(value=_ast.Call(func=name("__import_star__"), args=arguments, keywords=[], **place), **place)


def is_star(node):
    return type(node).__name__ == "ImportFrom" and node.names[0].name == "*"


def is_future(node):
    return type(node).__name__ == "ImportFrom" and node.module == "__future__"


def as_coroutine(tree, file):
    """The script as the body of a coroutine function whose names are all global, line numbers kept."""
    names = set()
    for statement in tree.body:
        bound_names(statement, names)
    body = [star_call(node) if is_star(node) else node for node in tree.body if not is_future(node)]
    if names:
        body.insert(0, _ast.Global(names=sorted(names), **PLACE))
    empty = _ast.arguments(posonlyargs=[], args=[], vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[])
    script = _ast.AsyncFunctionDef(
        name="__script__", args=empty, body=body, decorator_list=[], returns=None, type_comment=None, type_params=[], **PLACE
    )
    future = [node for node in tree.body if is_future(node)]
    return compile(_ast.Module(body=[*future, script], type_ignores=[]), file, "exec")


def remembered(code, text):
    """Keeps the lines of a script for tracebacks, under the name its frames will give."""
    sources[code.co_filename] = text.split("\n")
    return code


class Script:
    @staticmethod
    def run(text, file, directory):
        if directory and directory not in sys.path:
            sys.path.insert(0, directory)
        sys.argv = [file]
        namespace = main.__dict__
        namespace["__file__"] = file
        try:
            code = remembered(compile(text, file, "exec"), text)
        except SyntaxError as error:
            # The parser takes a top-level await, the compiler does not: only then is the script rebuilt.
            tree = tree_of(text, file)
            if tree is None or not any(awaits(node) for node in tree.body):
                raise error from None
        else:
            exec(code, namespace)
            return None
        namespace["__import_star__"] = import_star
        exec(remembered(as_coroutine(tree, file), text), namespace)
        return namespace.pop("__script__")()

    # The value of one expression, or None after statements.
    @staticmethod
    def evaluate(text, file):
        try:
            code = remembered(compile(text, file, "eval"), text)
        except SyntaxError:
            return Script.run(text, file, "")
        return eval(code, main.__dict__)


def tree_of(text, file):
    try:
        return compile(text, file, "exec", ONLY_AST)
    except SyntaxError:
        return None


main = type(sys)("__main__")
main.__dict__["__builtins__"] = builtins
sys.modules["__main__"] = main

script = Script
