# on: main worker
from js import Object, console, eval as run
from pyscript import ffi, media
from pyscript.ffi import assign, create_proxy, direct, evaluate, gather, is_none, jsnull, query, to_js

from pyodide.ffi import JsProxy

print(create_proxy(lambda: 42)(), isinstance(create_proxy(print), JsProxy))  # => 42 True
made = to_js({"a": 1, "b": {"c": [2, 3]}})
print(made.a, made.b.c[1], Object.keys(made).to_py())  # => 1 3 ['a', 'b']
print(to_js([1, {"x": 2}])[1].x, run("(o) => o instanceof Map")(to_js({})))  # => 2 False
print([is_none(value) for value in (None, jsnull, run("null"), 0, "", False, [], {})])
# => [True, True, True, False, False, False, False, False]

target = to_js({"a": 1, "b": 1})
print(assign(target, {"b": 2}, {"c": 3}) is target, target.to_py())  # => True {'a': 1, 'b': 2, 'c': 3}
local = {"a": 1}
print(assign(local, {"b": 2}, {}) is local, local)  # => True {'a': 1, 'b': 2}
for refusing in (Object.freeze(to_js({"a": 1})), type("Slotted", (), {"__slots__": ()})()):
    try:
        assign(refusing, {"a": 2})
    except AttributeError as error:
        print(error)
# => cannot set attribute 'a'
# => 'Slotted' object has no attribute 'a'
print(query(made, "b.c[1]"), gather(made, "a", "b.c[0]", "none"), ffi.query is query)  # => 3 [1, 2, None] True
print(run("(o) => [typeof o, o.a]")(direct({"a": 1})).to_py())  # => ['object', 1]

for use in (lambda: media.Device.stop(), lambda: media.list_devices(), lambda: media.Device["x"]):
    try:
        use()
    except (AttributeError, TypeError) as error:
        print(error)
# => pyscript.media needs a browser: there is neither a camera nor a microphone here
# => pyscript.media needs a browser: there is neither a camera nor a microphone here
# => pyscript.media needs a browser: there is neither a camera nor a microphone here
