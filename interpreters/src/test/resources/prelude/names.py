"""Which top-level names of several files are bound in more than one of them."""

import ast
from collections import defaultdict

APART = ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda
COMPREHENSIONS = ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp


def bindings(node):
    """Names with what binds them: an import by what it imports, anything else by nothing."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        source = getattr(node, "module", None)
        for one in node.names:
            yield one.asname or one.name.partition(".")[0], (source, one.name)
    elif isinstance(node, APART):
        if hasattr(node, "name"):
            yield node.name, None
    elif isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Store):
            yield node.id, None
    elif not isinstance(node, COMPREHENSIONS):
        if isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name, None
        for child in ast.iter_child_nodes(node):
            yield from bindings(child)


def twice(names, texts):
    found = defaultdict(lambda: defaultdict(set))
    for file, text in zip(names, texts):
        for name, source in bindings(ast.parse(text)):
            found[name][file].add(source)
    return [
        f"{name}: {', '.join(sorted(files))}"
        for name, files in sorted(found.items())
        if len(files) > 1 and (len(sources := set().union(*files.values())) > 1 or None in sources)
    ]
