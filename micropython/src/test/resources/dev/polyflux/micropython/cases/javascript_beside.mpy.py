import js
from pyscript.ffi import to_js

print(js.Math.max(1, 5), js.JSON.parse('{"q": [1, 2]}').q[1])
js.globalThis.local = 5
print(js.local, list(js.eval("[1, 2, 3]").map(lambda x, i, a: x * 2)))
print(js.JSON.stringify(to_js({"a": [1, {"b": (True, 2.5)}]})))
try:
    print(js.pyodide.version)
except Exception as error:
    print(error)

# prints
# 5 2
# 5 [2, 4, 6]
# {"a":[1,{"b":[true,2.5]}]}
# BootError: 'javascript_beside' cannot start python beside javascript: it speaks two languages already
