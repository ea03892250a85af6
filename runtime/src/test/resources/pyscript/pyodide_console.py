# on: main worker awaiting
from pyodide.console import BANNER, Console, InteractiveConsole, PyodideConsole, repr_shorten, shorten

console = Console()
checks = lambda *sources: print(*[Console().runsource(source).syntax_check for source in sources])
checks("1", "x = 1", "a; b", "", "# nothing", "await x", "[await x for x in y]", "if 1: 2\n", "def f():\n  pass\n")
# => complete complete complete complete complete complete complete complete complete
checks("def f():", "def f():\n  pass", "if 1:", "if 1:\n  2\nelse:", "for x in y:\n  x", "(", "[1,", "f(1,\n2,", "'''abc", "a = \\", "if 1: 2")
# => incomplete incomplete incomplete incomplete incomplete incomplete incomplete incomplete incomplete incomplete incomplete
checks("@d", "try:", "try:\n  x\n", "class A:", "async def f():", "with a as b:", "match x:", "x = {", "await f(", "while 1:\n  if 2:")
# => incomplete incomplete incomplete incomplete incomplete incomplete incomplete incomplete incomplete incomplete
checks("1 +", "1 1", ")", "raise = 1", "'abc", "def f():\nx", "x = ", "if", "for x in", "try:\n  x\nfoo")
# => syntax-error syntax-error syntax-error syntax-error syntax-error syntax-error syntax-error syntax-error syntax-error syntax-error

# Line by line.
lines = ["def double(x):", "    return 2 * x", "", "double(4)"]
print([(future := console.push(line)).syntax_check for line in lines], await future)  # => ['incomplete', 'incomplete', 'complete', 'complete'] 8
print(console.globals["double"](5), console.buffer)  # => 10 []

# It may await, and what is pushed meanwhile waits its turn.
futures = [console.push(line) for line in ("import asyncio", "a = 1", "await asyncio.sleep(0.01)", "a += 1", "a")]
print([await future for future in futures])  # => [None, None, None, None, 2]

failed = console.push("1/0")
try:
    await failed
except ZeroDivisionError as error:
    print(error)  # => division by zero
print(failed.formatted_error.splitlines()[0], "|", failed.formatted_error.splitlines()[-1])  # => Traceback (most recent call last): | ZeroDivisionError: division by zero
wrong = console.push("1 1")
print(wrong.syntax_check, wrong.formatted_error.splitlines()[-1].startswith("SyntaxError"))  # => syntax-error True
try:
    await wrong
except SyntaxError as error:
    print(error.filename)  # => <console>

# What is printed goes to who asks for it.
written, asked = [], []
console = PyodideConsole({"n": 1}, stdout_callback=written.append, stderr_callback=asked.append, stdin_callback=lambda size: "typed\n")
await console.push("print('out', n)")
await console.push("import sys; print('err', file=sys.stderr)")
print("".join(written), "".join(asked), await console.push("input()"))
# => out 1
# =>  err
# =>  typed

names, start = console.complete("x = str.isa")
print(names, start)  # => ['str.isalnum(', 'str.isalpha(', 'str.isascii('] 4
print(console.complete("xyz")[0], console.complete("lam")[0])  # => [] ['lambda ']

written = []
console = InteractiveConsole(stdout_callback=written.append)
for line in ("5 + 5", "_ * 2", "None", "y = 1", "'a'"):
    await console.push(line)
print("".join(written).split("\n"))  # => ['10', '20', "'a'", '']

print(repr_shorten(list(range(1000)), limit=20), shorten("abcdef", limit=4, separator="|"), shorten("abc"))  # => [0, 1, 2, ... 998, 999] ab|ef abc
print(BANNER.startswith("Python 3."))  # => True
