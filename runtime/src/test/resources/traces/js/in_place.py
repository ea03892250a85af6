import traceback
import js

js.eval("""
globalThis.first = function first() { return (() => second())(); };
globalThis.third = function third() { null.nothing; };
""")


def second():
    return js.third()


js.second = second
try:
    js.first()
except TypeError:
    traceback.print_exc(file=__import__("sys").stdout)
#| Traceback (most recent call last):
#|   File "in_place.py", line 16, in <module>
#|     js.first()
#|   File "<eval>", line 2, in first
#|   File "<eval>", line 2, in <anonymous>
#|   File "in_place.py", line 11, in second
#|     return js.third()
#|            ^^^^^^^^^^
#|   File "<eval>", line 3, in third
#| JsException: TypeError: Cannot read property 'nothing' of null
