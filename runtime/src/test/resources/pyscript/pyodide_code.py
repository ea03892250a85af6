# on: main worker awaiting
from pyodide.code import CodeRunner, eval_code, eval_code_async, find_imports, run_js

print(eval_code("x = 1; x + 1"), eval_code("x + 1;"), eval_code("y = 5"), eval_code("\n    a = 1\n    a + 2\n"))  # => 2 None None 3
names = {"n": 4}
print(eval_code("n * 2", names), eval_code("n + m", names, {"m": 1}))  # => 8 5
print(eval_code("z = 7", return_mode="last_expr_or_assign"), eval_code("z += 1", return_mode="last_expr_or_assign"))  # => 7 8
print(eval_code("z: int = 9", return_mode="last_expr_or_assign"), eval_code("z", return_mode="none"))  # => 9 None
print(eval_code("z;", quiet_trailing_semicolon=False))  # => 9
try:
    eval_code("1", return_mode="nonsense")
except ValueError as error:
    print(error)  # => Unrecognized return_mode 'nonsense'

runner = CodeRunner("n += 1\nn", filename="counts.py")
try:
    runner.run({})
except RuntimeError as error:
    print(error)  # => Not yet compiled
runner.compile()
print(runner.run(names), runner.run(names), await runner.run_async(names), type(runner.ast).__name__)  # => 5 6 7 Module

waiting = CodeRunner("import asyncio\nawait asyncio.sleep(0)\nn").compile()
print(await waiting.run_async({"n": 1}), await waiting.run_async({"n": 2}))  # => 1 2
try:
    waiting.run({})
except SyntaxError as error:
    print(error)  # => the code awaits at its top level: run it with run_async()
print(await eval_code_async("import asyncio\nawait asyncio.sleep(0, 5)"), await eval_code_async("6"))  # => 5 6
try:
    eval_code("1 +", filename="typed.py")
except SyntaxError as error:
    print(error.filename, error.lineno)  # => typed.py 1
try:
    eval_code("def f():\n    raise KeyError(1)\nf()", filename="typed.py")
except KeyError as error:
    print(error.__traceback__.tb_next is not None)  # => True

print(find_imports("import a.b, c\nfrom d.e import f\nfrom . import g"), find_imports("not python"))  # => ['a', 'c', 'd'] []
print(run_js("1 + 1"), run_js("({a: [1]})").a[0])  # => 2 1
