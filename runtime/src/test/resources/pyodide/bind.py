from asyncio import Future
from typing import Annotated

from _pyodide.jsbind import BindClass, Deep, Default, Js2PyConverterMeta, Json, Py2JsConverterMeta
from pyodide.code import run_js
from pyodide.ffi import run_sync


def fails(action):
    try:
        print("no error", action())
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


# Arguments and results by the annotations of a function.
def reads(a: dict[str, int], b: Annotated[dict[str, int], Json], c: Annotated[dict[str, int], Deep], /) -> Annotated[list[int], Deep]: ...


read = run_js("(x, y, z) => [x.get('a'), y.b, z.c]").bind_sig(reads)
print(read({"a": 2}, {"b": 4}, {"c": 6}))  # => [2, 4, 6]


def seen(x: Annotated[object, Default], /) -> Annotated[dict, Json]: ...


o = run_js("({x: 7, a: [{b: 1}]})")
view = run_js("(x) => x").bind_sig(seen)(o)
view["x"] = 9
view["a"][0]["c"] = 3
print(view["a"][0]["b"], o.x, o.a[0].c)  # => 1 9 3

# Keywords are the members of a last object; None among the defaults is left out.
told = run_js("(...args) => JSON.stringify(args)")


def options(a, b=7, /, *, c, d=None, e=5, **more): ...


call = told.bind_sig(options)
print(call(1, c=2))  # => [1,7,{"e":5,"c":2}]
print(call(1, 2, c=3, d=4, z=8))  # => [1,2,{"d":4,"e":5,"c":3,"z":8}]
fails(lambda: call(1))  # => TypeError: options() missing 1 required keyword-only argument: 'c'
fails(lambda: call(1, 2, 3, c=4))  # => TypeError: options() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given


def positional(a=7, /): ...


print(told.bind_sig(positional)(), told.bind_sig(positional)(1))  # => [7] [1]
fails(lambda: told.bind_sig(positional)(a=1))  # => TypeError: positional() got some positional-only arguments passed as keyword arguments: 'a'


def either(a): ...


fails(lambda: told.bind_sig(either)(1))  # => RuntimeError: Don't currently handle POS_OR_KWD args
scope = {}
exec("def many(*, " + ", ".join(f"a{n}" for n in range(65)) + "): ...", scope)
fails(lambda: told.bind_sig(scope["many"])())  # => RuntimeError: Cannot handle function with more than 64 kwonly args

# Attributes by the annotations of a class.
class Inner(BindClass):
    c: Annotated[list[int], Deep]

    @staticmethod
    def g(x: Annotated[dict[str, int], Json], /) -> int: ...


class Outer(BindClass):
    x: Annotated[list[int], Deep]
    y: Inner
    n: int

    @staticmethod
    def f(a: Annotated[dict[str, int], Deep], /) -> Annotated[list[int], Deep]: ...


bound = run_js("({x: [1, 2], n: 3, f(a) { return [a.a, this.n]; }, y: {c: [4], g(x) { return x.a; }}})").bind_sig(Outer)
print(bound.x, bound.n, bound.f({"a": 5}), bound.y.c, bound.y.g({"a": 7}), bound._sig is Outer)  # => [1, 2] 3 [5, 3] [4] 7 True
bound.n = 8
print(bound.n, run_js("(o) => o.n")(bound))  # => 8 8


class Self(BindClass):
    a: "Self"

    @staticmethod
    def f() -> "Self": ...


Self.Self = Self
a = run_js("({f() { return this; }})")
a.a = a
print(a.bind_sig(Self).a.a._sig is Self, a.bind_sig(Self).f()._sig is Self)  # => True True

# Promises.
async def awaited() -> Annotated[list[int], Deep]: ...
def future() -> Future[Annotated[list[int], Deep]]: ...
async def of_class() -> Outer: ...


later = run_js("async () => [1, 2, 3]")
print(run_sync(later.bind_sig(awaited)()), run_sync(later.bind_sig(future)()))  # => [1, 2, 3] [1, 2, 3]
print(run_sync(run_js("async () => ({x: [77]})").bind_sig(of_class)()).x)  # => [77]


class Promised(BindClass):
    x: Future[Annotated[list[int], Deep]]


print(run_sync(run_js("({x: Promise.resolve([5])})").bind_sig(Promised).x))  # => [5]
fails(lambda: run_js("() => 1").bind_sig(future)())  # => TypeError: Expected js func to return a promise

# Classes, calls and converters of one's own.
class Sig(BindClass):
    x: Annotated[list[int], Deep]

    def __init__(self, first=1, /): ...

    def f(self, /) -> Annotated[list[int], Deep]: ...


made = run_js("(class { constructor(first) { this.x = [first]; } f() { return [2]; } })").bind_class(Sig)(9)
print(made.x, made.f())  # => [9] [2]


class Called(BindClass):
    def __call__(self, a: Annotated[dict, Deep], /) -> Annotated[list, Deep]: ...


print(run_js("(a) => [a.a]").bind_sig(Called)({"a": 7}))  # => [7]


class Doubled(metaclass=Py2JsConverterMeta):
    @staticmethod
    def pre_convert(value):
        return value * 2


class Counted(metaclass=Js2PyConverterMeta):
    converter = Deep.js2py

    @staticmethod
    def post_convert(value):
        return len(value)


def own(x: Annotated[int | None, Doubled], /) -> Annotated[int, Counted]: ...


print(run_js("(x) => Array(x).fill(0)").bind_sig(own)(3))  # => 6
