from pyodide.code import run_js
from pyodide.ffi import JsBigInt

kind = run_js("(x) => typeof x")
print(kind(JsBigInt(1)), kind(1), kind(2**60), kind(JsBigInt(2**70)), kind(True), kind(1.5))  # => bigint number bigint bigint boolean number
print(type(run_js("1n")).__name__, type(run_js("(x) => x")(JsBigInt(5))).__name__, type(run_js("7")).__name__, run_js("2n ** 70n"))  # => JsBigInt JsBigInt int 1180591620717411303424
print(run_js("(a) => typeof a.n + typeof a.m")({"n": 1, "m": JsBigInt(2)}) if False else run_js("(f) => typeof f()")(lambda: JsBigInt(3)))  # => bigint
print(run_js("({n: 4n, l: [5n]})").n + JsBigInt(1), type(run_js("[5n]")[0]).__name__, run_js("(x) => x === 2n ** 64n")(2**64))  # => 5 JsBigInt True
