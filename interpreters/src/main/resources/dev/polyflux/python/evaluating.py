# Code that has a value: that of its last statement, where this is an expression.

import _ast


def split_last(tree):
    """Takes the last expression out of a module; None where the module ends in another statement."""
    ends = tree.body and type(tree.body[-1]).__name__ == "Expr"
    return _ast.Expression(body=tree.body.pop().value) if ends else None


def value_of_module(tree, last, text, file, namespace, names):
    exec(remembered(compile(tree, file, "exec"), text), namespace, names)
    return None if last is None else eval(compile(last, file, "eval"), namespace, names)


async def awaited_value_of_module(tree, last, text, file, namespace):
    if last is not None:
        place = {name: getattr(last.body, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}
        tree.body.append(_ast.Assign(targets=[_ast.Name(id="__value__", ctx=_ast.Store(), **place)], value=last.body, **place))
    await awaiting_tree(tree, text, file, namespace)
    return namespace.pop("__value__", None)


class Evaluating:
    split_last = staticmethod(split_last)
    value_of_module = staticmethod(value_of_module)
    awaited_value_of_module = staticmethod(awaited_value_of_module)

    @staticmethod
    def evaluate(text, file, namespace):
        """The value of code; where it awaits at its top level, a coroutine of the value."""
        tree = compile(text, file, "exec", ONLY_AST)
        is_awaiting = top_level_await().is_awaiting(tree)
        last = split_last(tree)
        if is_awaiting:
            return awaited_value_of_module(tree, last, text, file, namespace)
        return value_of_module(tree, last, text, file, namespace, namespace)
