import pyodide_js
from pyodide.ffi import create_proxy


class Silent:
    def __repr__(self):
        raise ValueError("no repr")


second = in_js("() => { try { lost.type; } catch (error) { return error.message.split('\\n')[1]; } }")
keep = in_js("a => { globalThis.lost = a; }")
print(pyodide_js.setDebug(True), pyodide_js.setDebug(True))
keep([])
print(second())
keep(Silent())
print(second())
proxy = create_proxy({"a": 1})
keep(proxy)
proxy.destroy()
print(second())
# False True
# The object was of type "list" and had repr "[]"
# The object was of type "Silent" and an error was raised when trying to generate its repr
# The object was of type "dict" and had repr "{'a': 1}"
