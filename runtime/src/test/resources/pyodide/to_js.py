import json

from js import JSON, Array, Map, Object, Set
from pyodide.code import run_js
from pyodide.ffi import ConversionError, JsDoubleProxy, JsException, create_proxy, destroy_proxies, jsnull, to_js


def fails(action):
    try:
        print("no error", action())
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Thing:
    def __repr__(self):
        return "a thing"


stringify = run_js("(x) => JSON.stringify(x)")
thing = Thing()

# What stays unconverted has a proxy of its own in each place: destroying one destroys no other.
lives = run_js("(a, b) => { a.destroy(); return b.toString(); }")
pair = to_js([thing, [thing], {"t": thing}])
print(lives(pair[0:1], pair) if False else run_js("(p) => { p[0].destroy(); return `${p[1][0]} ${p[2].t}`; }")(pair))  # => a thing a thing
print(run_js("(x) => { const a = x.toJs(), b = x.toJs(); a[0].destroy(); return `${b[0]} ${x.get(0)}`; }")([thing]))  # => a thing a thing
print(run_js("(x) => { const [a, b] = x.toJs(); a.destroy(); b.toString(); return a === b; }")([thing, thing]))  # => False
print(to_js([thing])[0] is thing, isinstance(to_js(thing), JsDoubleProxy), to_js(thing).unwrap() is thing)  # => True True True
print(to_js(5), to_js(None), to_js(jsnull), to_js("s"), to_js(pair) is pair)  # => 5 None jsnull s True

# pyproxies: the caller ends them.
listed = Array.new()
nested = to_js([[Thing()], [[Thing(), []], Thing()]], pyproxies=listed)
print(len(listed), run_js("(n, l) => n[0][0] === l[0] && n[1][0][0] === l[1] && n[1][1] === l[2]")(nested, listed))  # => 3 True
destroy_proxies(listed)
print(run_js("(n) => { try { n[0][0].toString(); } catch (error) { return error.message.split('\\n')[0]; } }")(nested))  # => Object has already been destroyed
fails(lambda: to_js([thing], pyproxies=[]))  # => TypeError: Expected a JsArray for the pyproxies argument
fails(lambda: to_js([thing], pyproxies=Object.new()))  # => TypeError: Expected a JsArray for the pyproxies argument
fails(lambda: to_js([thing], create_pyproxies=False))  # => ConversionError: No conversion known for a thing.
fails(lambda: to_js([thing], create_pyproxies=False, dict_converter=Map.new))  # => ConversionError: No conversion known for a thing.

# Keys.
fails(lambda: to_js({(2, 2): 0}))  # => ConversionError: Cannot use (2, 2) as a key for a Javascript Map
fails(lambda: to_js({(2, 2): 0}, dict_converter=Map.new))  # => ConversionError: Cannot use (2, 2) as a key for a Javascript Map
fails(lambda: to_js({(2, 2)}))  # => ConversionError: Cannot use (2, 2) as a key for a Javascript Set
fails(lambda: to_js({1: 7, "1": 9}))  # => ConversionError: Key collision when converting Python dictionary to JavaScript. Key: '1'
print(stringify(to_js({None: 1, 1.5: 2, True: 3, "toString": 4, 7: 5})))  # => {"7":5,"undefined":1,"1.5":2,"true":3,"toString":4}
print(sorted(map(str, Array("from") if False else run_js("(s) => [...s]")(to_js({1, "1"})))))  # => ['1', '1']

# dict_converter: children first, sharing kept, and a dict that contains itself.
print(stringify(to_js({x: x + 2 for x in range(3)}, dict_converter=run_js("Array.from"))))  # => [[0,2],[1,3],[2,4]]
print(stringify(to_js({"a": {"b": 1}}, dict_converter=Object.fromEntries)))  # => {"a":{"b":1}}
print(to_js({"a": {"b": 1}}, dict_converter=Map.new).get("a").get("b"))  # => 1
print(to_js({"a": [{"b": 1}]}, dict_converter=lambda entries: Map.new(entries)).get("a")[0].get("b"))  # => 1
print(run_js("(x) => JSON.stringify(x.toJs({dict_converter: Array.from}))")({"a": {"b": 1}}))  # => [["a",[["b",1]]]]
shared = {1: 2}
print(run_js("(o) => o[0] === o[1]")(to_js({0: shared, 1: shared}, dict_converter=Object.fromEntries)))  # => True
alike = [1]
print(run_js("(o) => o.a === o.b")(to_js({"a": alike, "b": alike}, dict_converter=Object.fromEntries)))  # => True
self_containing = {"n": 1}
self_containing["self"] = self_containing
self_containing["list"] = [self_containing, {"deep": self_containing}]
for made in (to_js(self_containing, dict_converter=Object.fromEntries), run_js("(x) => x.toJs({dict_converter: Object.fromEntries})")(self_containing)):
    print(run_js("(o) => o.self === o && o.list[0] === o && o.list[1].deep === o && o.n")(made))
# => 1
# => 1
print(run_js("(m) => m.get('self') === m")(to_js(self_containing, dict_converter=Map.new)))  # => True
print(run_js("(o) => o.self === o && o.list[1].deep === o")(to_js(self_containing)))  # => True

# default_converter: what has no conversion, with a cache for what contains itself.
class Pair:
    __slots__ = ("first", "second")

    def __init__(self, first, second):
        self.first, self.second = first, second


def pairs(value, convert, cache):
    result = Array.new()
    cache(value, result)
    result.push(convert(value.first))
    result.push(convert(value.second))
    return result


p1, p2 = Pair(1, [2]), Pair(1, 2)
p2.first = p2
print(stringify(to_js(p1, default_converter=pairs)), run_js("(x) => x[0] === x && x[1]")(to_js(p2, default_converter=pairs)))  # => [1,[2]] 2
print(stringify(to_js([p1, {"p": p1}], default_converter=pairs)))  # => [[1,[2]],{"p":[1,[2]]}]
print(to_js(Pair, dict_converter=Object.fromEntries, default_converter=lambda value, convert, cache: convert({"a": 2})).a)  # => 2


def refuses(value, convert, cache):
    raise KeyError("not this")


fails(lambda: to_js(thing, default_converter=refuses))  # => KeyError: 'not this'

# eager_converter: asked about everything that is not immutable, and once about each.
asked = []


def normal(value, convert, cache):
    asked.append(type(value).__name__)
    return convert(value)


def no_tuples(value, convert, cache):
    if isinstance(value, tuple):
        raise ConversionError("no tuples")
    return convert(value)


def proxied_tuples(value, convert, cache):
    return value if isinstance(value, tuple) else convert(value)


endless, round_dict = [], {}
endless.append(endless)
round_dict[0] = round_dict
print(run_js("(x) => x[0] === x")(to_js(endless, eager_converter=normal)), run_js("(x) => x[0] === x")(to_js(round_dict, eager_converter=normal)))  # => True True
print(stringify(to_js([{1: 2}, (2, 4, 6), 3], eager_converter=normal)), asked)  # => [{"1":2},[2,4,6],3] ['list', 'dict', 'list', 'dict', 'tuple']
fails(lambda: to_js([{1: 2}, (2, 4, 6)], eager_converter=no_tuples))  # => ConversionError: no tuples
listed = Array.new()
result = to_js([{1: 2}, (2, 4, 6)], eager_converter=proxied_tuples, pyproxies=listed)
print(result[-1], len(listed))  # => (2, 4, 6) 1
destroy_proxies(listed)
print(run_js("(x) => JSON.stringify(x.toJs({eager_converter: (v, convert) => convert(v)}))")([[1], {"a": (2,)}]))  # => [[1],{"a":[2]}]

# depth.
isProxy = "(y) => y instanceof pyodide.ffi.PyProxy"
for depth in range(4):
    print(run_js(f"(x) => [x, x[1], x[1][1]].map({isProxy}).join()")(to_js([1, [2, [3]]], depth=depth)))
# => true,true,true
# => false,true,true
# => false,false,true
# => false,false,false
print(run_js(f"(x) => [0, 1, 2].map((depth) => x.toJs({{depth}})).map({isProxy}).join()")([1, (2, [3])]))  # => true,false,false
