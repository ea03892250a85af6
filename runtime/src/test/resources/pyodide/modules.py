import sys

from pyodide.code import run_js
from pyodide.ffi import register_js_module, unregister_js_module


def fails(action):
    try:
        print("no error", action())
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def importing(code):
    names = {}
    exec(code, names)
    return names


# A registered object is a module: its members by name, all of them, and objects in it as modules in it.
made = run_js("globalThis.made = {a: 2, b: 7, f(x) { return x + 1; }, sub: {h: (x) => x * 2, c: 3, deep: {d: 4}}}; made")
register_js_module("mine", made)
import mine

print(mine is made, sys.modules["mine"] is made, mine.__name__, mine.f(1))  # => True True mine 2
print(importing("from mine import a, f; x = f(a)")["x"])  # => 3
names = importing("from mine import *")
print(sorted(n for n in names if n[0] != "_"), names["f"](9), "__all__" in names)  # => ['a', 'b', 'f', 'sub'] 10 False
print(importing("from mine.sub import h, c; x = h(c)")["x"], importing("import mine.sub.deep as m; x = m.d")["x"], "mine.sub.deep" in sys.modules)  # => 6 4 True
print(importing("from mine.sub.deep import *")["d"])  # => 4
fails(lambda: importing("from mine import nope"))  # => ImportError: cannot import name 'nope' from 'mine' (unknown location)
fails(lambda: importing("import mine.nope"))  # => ModuleNotFoundError: No module named 'mine.nope'
fails(lambda: importing("import mine.a"))  # => ModuleNotFoundError: No module named 'mine.a'

# __all__ names what is to be had.
register_js_module("chosen", run_js("({a: 2, b: 7, __all__: ['a']})"))
print(sorted(n for n in importing("from chosen import *") if n[0] != "_"))  # => ['a']
run_js("pyodide.registerJsModule('told', {a: 2, b: 7, __all__: pyodide.toPy(['b'])})")
print(sorted(n for n in importing("from told import *") if n[0] != "_"))  # => ['b']
register_js_module("sealed", run_js("Object.preventExtensions({aaa: 2, bbb: 7})"))
print(sorted(n for n in importing("from sealed import *") if n[0] != "_"))  # => ['aaa', 'bbb']

# js, and what lies in it.
run_js("globalThis.outer = {inner: {d: 2}}")
print(importing("from js.outer.inner import d")["d"], importing("from js.outer import inner")["inner"].d, importing("import js")["js"].__name__)  # => 2 2 js
fails(lambda: importing("from js import nope"))  # => ImportError: cannot import name 'nope' from 'js' (unknown location)
fails(lambda: importing("from js.nope import x"))  # => ModuleNotFoundError: No module named 'js.nope'

# What was imported stays.
register_js_module("mine", run_js("({a: 'other'})"))
print(importing("import mine")["mine"].a)  # => 2
del sys.modules["mine"]
print(importing("import mine")["mine"].a)  # => other
unregister_js_module("mine")
print(importing("import mine")["mine"].a)  # => other
del sys.modules["mine"]
fails(lambda: importing("import mine"))  # => ModuleNotFoundError: No module named 'mine'
fails(lambda: unregister_js_module("zzz"))  # => ValueError: Cannot unregister 'zzz': no Javascript module with that name is registered
fails(lambda: register_js_module(3, made))  # => TypeError: Argument 'name' must be a str, not 'int'
fails(lambda: register_js_module("three", 3))  # => TypeError: Argument 'jsproxy' must be a JsProxy, not 'int'

# What is built in lies behind a script's names.
print(run_js("pyodide.globals.get('sum')([1, 2])") if False else run_js("(list) => pyodide.globals.get('sum')(list)")([1, 2]))  # => 3
print(run_js("['xxxx', 'open', 'globals', '__name__'].map((name) => pyodide.globals.has(name)).join()"))  # => false,true,true,true
print(run_js("pyodide.globals.set('sum', 5); pyodide.globals.get('sum') + [pyodide.globals.delete('sum'), typeof pyodide.globals.get('sum')].join()"))  # => 5,function
print(run_js("(d) => pyodide.runPython('zz = 1; zz + 1', {globals: pyodide.globals}) + pyodide.globals.get('zz')")(0))  # => 3

# pyodide.code's own.
from pyodide.code import find_imports, relaxed_call, relaxed_wrap, should_quiet

print(find_imports("import a.b, c\nfrom d.e import f\nfrom . import g"), find_imports("no python"), should_quiet("1; # x"))  # => ['a', 'c', 'd'] [] True
print(relaxed_call(lambda a, b=2: [a, b], 1, 3, 4, z=5), relaxed_wrap(lambda *args, **keywords: [args, keywords])(1, z=2))  # => [1, 3] [(1,), {'z': 2}]
