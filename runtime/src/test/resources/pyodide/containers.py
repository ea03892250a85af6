import json

from pyodide.code import run_js
from pyodide.ffi import JsArray, JsMap, JsMutableMap, JsProxy, to_js


def fails(action):
    try:
        print("no error", action())
    except Exception as error:
        print(type(error).__name__ if type(error).__name__ != "JsException" else "JsException", error, sep=": ")


# Typed arrays are sequences.
t = run_js("new Int8Array([5, 7, 9, -1, 3, 5])")
print(t.count(5), t.count(8), t.index(9), t.index(5, 1), t[-1], list(reversed(t))[:2], len(t), 7 in t)  # => 2 0 2 5 5 [5, 3] 6 True
fails(lambda: t.index(100))  # => ValueError: 100 is not in list
fails(lambda: t[:])  # => NotImplementedError: Slice subscripting isn't implemented for typed arrays
fails(lambda: t.__delitem__(0))  # => TypeError: object doesn't support item deletion
fails(lambda: t + [1])  # => TypeError: unsupported operand type(s) for +: 'JsProxy' and 'list'
print(hasattr(t, "extend"), hasattr(t, "append"))  # => False False
match run_js("new Uint8Array([7, 3, 9, 10])"):
    case [x, y, *rest]:
        print(x, y, rest)  # => 7 3 [9, 10]
t[-2] = 12
print(t.to_py().tolist(), t.subarray(1, 3).to_py().tolist())  # => [5, 7, 9, -1, 12, 5] [7, 9]

# Arrays.
a = run_js("[5, 7, 9, -1, 3, 5]")
print(a.index(5), a.index(5, 1), a.count(5), isinstance(a, JsArray))  # => 0 5 2 True
fails(lambda: a.index(5, 1, -1))  # => ValueError: 5 is not in list
fails(lambda: a[10])  # => IndexError: list index out of range
fails(lambda: a["x"])  # => TypeError: list indices must be integers or slices, not str
fails(lambda: a.remove(78))  # => ValueError: 78 is not in list
a.append([1, 2])
print(a.index([1, 2]), a[-1] == [1, 2], a.count([1, 2]), [1, 2] in [*a])  # => 6 True 1 True
a.remove([1, 2])
print(a.pop(), a.pop(0), a.to_py())  # => 5 5 [7, 9, -1, 3]
a.insert(-1, 97)
a.reverse()
print(a.to_py(), (a + [1]).to_py(), (a * 2).to_py()[:6])  # => [3, 97, -1, 9, 7] [3, 97, -1, 9, 7, 1] [3, 97, -1, 9, 7, 3]
a += (1,)
a *= 1
a.extend(iter([2]))
print(a.to_py(), "keys" in dir(a))  # => [3, 97, -1, 9, 7, 1, 2] False
theirs = to_js(list(range(10)))
for wrong in ([1, 2, 3, 4], []):
    fails(lambda: theirs.__setitem__(slice(0, 4, 2), wrong))
# => ValueError: attempt to assign sequence of size 4 to extended slice of size 2
# => ValueError: attempt to assign sequence of size 0 to extended slice of size 2
fails(lambda: theirs.__setitem__(slice(None), 1))  # => TypeError: can only assign an iterable
holes = run_js("[1,,2]")
fails(lambda: holes[1])  # => IndexError: list index out of range
print(holes.to_py())  # => [1, None, 2]
del holes[1]
print(holes.to_py(), len(holes))  # => [1, 2] 2
there = run_js("[undefined]")
print(there[0])  # => None
fails(lambda: len(run_js("({length: -1})")))  # => ValueError: length -1 of object is negative
fails(lambda: len(run_js("({length: 2 ** 31})")))  # => OverflowError: length 2147483648 of object is larger than INT_MAX (2147483647)

# What is like an array is read like one.
like = run_js("(function () { return arguments; })(77, 65, 23)")
print(like[0], like[-1], len(like), list(like), like[1:].to_py(), like.index(65), like.count(1))  # => 77 23 3 [77, 65, 23] [65, 23] 1 0
fails(lambda: like.__delitem__(0))  # => TypeError: object doesn't support item deletion

# Maps have Python's views.
m = run_js("new Map([[1, 2], [3, 4]])")
print(set(m) == {1, 3}, 1 in m.keys(), sorted(m.keys() | {2}), 2 in m.values(), (1, 2) in m.items(), sorted(m.items()))  # => True True [1, 2, 3] True True [(1, 2), (3, 4)]
print(m.keys() & {1, 9}, m.keys() - {1}, len(m.items()), list(m.values()), set(m.items()) == {(1, 2), (3, 4)}, m.keys() == {1, 3})  # => {1} {3} 2 [2, 4] True True
print(m.get(1, 7), m.get(2, 7), m.get(2), m.pop(1), m.pop(1, 7), m.setdefault(1, 8), m.setdefault(4), dict(m))  # => 2 7 None 2 7 8 None {3: 4, 1: 8, 4: None}
m.update({6: 7}, a=1)
m.update([(8, 9)])
print(dict(m), m.popitem(), len(m))  # => {3: 4, 1: 8, 4: None, 6: 7, 'a': 1, 8: 9} (8, 9) 5
keys = m.keys()
m.clear()
print(dict(m), list(keys), len(keys))  # => {} [] 0
fails(lambda: m.pop(1))  # => KeyError: 1
fails(lambda: m[1])  # => KeyError: 1
fails(m.popitem)  # => KeyError: 'popitem(): dictionary is empty'
match run_js("new Map([[1, 2], [3, 4]])"):
    case {1: x, 3: y}:
        print(x, y)  # => 2 4

# An object's properties as a mapping.
import warnings

warnings.simplefilter("ignore")
o1 = run_js("({a: 2, b: 3, c: 77, 1: 9})")
fails(lambda: o1["a"])  # => TypeError: 'JsProxy' object is not subscriptable
o = o1.as_object_map()
print(isinstance(o1, JsMutableMap), isinstance(o, JsMutableMap), isinstance(o, JsMap), isinstance(o, JsProxy))  # => False True True True
print(len(o), sorted(o), "a" in o, 1 in o, o["a"], o["1"], o.b, "constructor" in o)  # => 4 ['1', 'a', 'b', 'c'] True False 2 9 3 False
del o["a"]
o["d"] = 36
print(hasattr(o, "a"), o.d, o.to_py(), o1.d, run_js("(x) => JSON.stringify(x)")(o))  # => False 36 {'1': 9, 'b': 3, 'c': 77, 'd': 36} 36 {"1":9,"b":3,"c":77,"d":36}
fails(lambda: o.__setitem__(1, 2))  # => TypeError: Can only assign keys of type string to JavaScript object map
fails(lambda: o.__delitem__(1))  # => KeyError: 1
fails(lambda: o["nope"])  # => KeyError: 'nope'
print(o.keys() | {"2"} == {"1", "2", "b", "c", "d"}, ("b", 3) in o.items(), o.get("x", 5), o.pop("d"), o.setdefault("e", 1), o == o1)  # => True True 5 36 1 True
match o:
    case {"b": x, "zz": _}:
        print("wrong")
    case {"b": x}:
        print(x)  # => 3
nested = run_js("({1: {2: 9, 3: 77}, l: [{a: 1}], m: new Map([['a', 1]]), e: new Error('x'), f() {}})")
deep, flat = nested.as_object_map(hereditary=True), nested.as_object_map()
print(deep["1"]["3"], isinstance(flat["1"], JsMutableMap), isinstance(deep["l"], JsMap), "a" in deep["m"], deep.pop("1")["2"])  # => 77 False False False 9
warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    o1.as_object_map()
    print(*(f"{w.category.__name__}: {w.message}" for w in told))  # => RuntimeWarning: JsProxy.as_object_map() is deprecated. Use as_py_json() instead.

# The whole of it as JSON.
j = run_js("({a: [1, 2, {b: 7}], n: null})").as_py_json()
print(isinstance(j, JsMap), isinstance(j["a"], JsArray), len(j), j["a"][-1]["b"], [*j["a"]][:2], list(j), "a" in j, j.a[0], j.get("a")[1], j.get("z", 3))  # => True True 2 7 [1, 2] ['a', 'n'] True 1 2 3
j["a"][2]["b"] = 8
j["a"].append(9)
print(run_js("(x) => JSON.stringify(x)")(j), run_js("(x, y) => x === y.a")(j["a"], j), j.to_py()["a"], len(j["a"]))  # => {"a":[1,2,{"b":8},9],"n":null} True [1, 2, {'b': 8}, 9] 4
print([e["b"] for e in run_js("[{b: 1}, {b: 3}]").as_py_json()], run_js("[[1, 2], () => 1]").as_py_json()[0][1])  # => [1, 3] 2


def own(value):
    return list(value) if isinstance(value, JsArray) else dict(value)


print(json.dumps(run_js("({a: [1, {b: [true]}]})").as_py_json(), default=own))  # => {"a": [1, {"b": [true]}]}
print([(k, v.to_py()) for k, v in run_js("({a: [1]})").as_py_json().items()], run_js("[1, [2]]").as_py_json().index(1))  # => [('a', [1])] 0
j.update(z=1)
del j["a"][0:2]
print(sorted(j), j["a"].to_py(), j.pop("z"), *(v for v in j.values() if isinstance(v, JsArray) and v[0]["b"] == 8))  # => ['a', 'n', 'z'] [{'b': 8}, 9] 1 [object Object],9
