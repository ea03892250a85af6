from js import BigInt64Array, Number
from pyodide.code import run_js
from pyodide.ffi import JsBigInt, to_js

kind = run_js("(x) => typeof x")


def told(value):
    print(type(value).__name__, value)


# A BigInt stays one, there and back; an integer does not become one.
told(run_js("1n"))  # => JsBigInt 1
told(run_js("2n ** 70n"))  # => JsBigInt 1180591620717411303424
told(run_js("7"))  # => int 7
told(run_js("[3n]")[0])  # => JsBigInt 3
told(run_js("({a: 4n})").a)  # => JsBigInt 4
told(run_js("[5n, [6n]]").to_py()[1][0])  # => JsBigInt 6
told(run_js("(x) => x")(run_js("8n")))  # => JsBigInt 8
print(kind(JsBigInt(1)), kind(1), kind(2**53), kind(2**53 - 2), kind(-(2**60)))  # => bigint number bigint number bigint
print(run_js("(x) => x === 2n ** 64n")(2**64))  # => True
print(kind(to_js(JsBigInt(3))), kind(to_js([JsBigInt(3)])[0]), run_js("(a) => typeof a[0]")(to_js([JsBigInt(3)])))  # => bigint bigint bigint
print(BigInt64Array.new(to_js([JsBigInt(1), JsBigInt(2)])).to_py().tolist())  # => [1, 2]
print(Number(JsBigInt(12)))  # => 12

# It is an integer.
print(isinstance(JsBigInt(3), int), JsBigInt(3) == 3, hash(JsBigInt(3)) == hash(3), {3: "x"}[JsBigInt(3)], JsBigInt(3) < 4)  # => True True True x True
print(JsBigInt("12") + 1, int(JsBigInt(5)), f"{JsBigInt(5):03}", [10, 20][JsBigInt(1)], repr(JsBigInt(5)))  # => 13 5 005 20 5

# Which operations keep it.
b, i = JsBigInt(6), 4
for value in (-b, +b, ~b, abs(b)):
    told(value)
# => JsBigInt -6
# => JsBigInt 6
# => JsBigInt -7
# => JsBigInt 6
for value in (b + b, b + i, i + b, b - b, i - b, b * b, b * i, b & b, b | i, b ^ b):
    told(value)
# => JsBigInt 12
# => int 10
# => int 10
# => JsBigInt 0
# => int -2
# => JsBigInt 36
# => int 24
# => JsBigInt 6
# => int 6
# => JsBigInt 0
for value in (b // i, i // b, b % i, i % b, b << i, i << b, b >> 1, b**2, 2**b, b / 2, b**-1):
    told(value)
# => JsBigInt 1
# => int 0
# => JsBigInt 2
# => int 4
# => JsBigInt 96
# => int 256
# => JsBigInt 3
# => JsBigInt 36
# => int 64
# => float 3.0
# => float 0.16666666666666666
told(pow(b, 2, 5))  # => JsBigInt 1

# Among integers, and where lists of integers were made before.
kinds = run_js("(a) => a.map((x) => typeof x).join()")
for _ in range(3):
    print(kinds(to_js([1, 2])), run_js("[1, 2]").to_py(), to_js({"a": 1}).a)
# => number,number [1, 2] 1
# => number,number [1, 2] 1
# => number,number [1, 2] 1
print(kinds(to_js([JsBigInt(3)])), kinds(to_js((1, JsBigInt(3)))), kinds(to_js([1, [JsBigInt(3)]])[1]))  # => bigint number,bigint bigint
print([type(x).__name__ for x in run_js("[1, 3n, 2]").to_py()])  # => ['int', 'JsBigInt', 'int']
print(run_js("(...a) => a.map((x) => typeof x).join()")(1, JsBigInt(3)))  # => number,bigint
