from array import array
import js
from pyscript import window
from pyscript.ffi import jsnull, to_js

look = js.eval("x => `${x.constructor.name} ${x.length} ${x[1]}`")
print(look(to_js(list(range(2000)))))
print(look(to_js(array("d", [1.5, 2.5]))), look(to_js(array("H", [1, 65535]))), look(to_js(bytearray(b"ab"))))
print(js.eval("new Float32Array([1.5, 2])").to_py(), js.eval("new BigInt64Array([1n, -2n])").to_py())
print(js.eval("new Uint8Array([1, 2])").to_py(), js.eval("new Uint16Array([])").to_py())


# What C asks of an object of Java's, and none of them has.
def set_one():
    jsnull.x = 1


for ask in (lambda: jsnull[0], lambda: [x for x in jsnull], lambda: jsnull.new(), lambda: jsnull(a=1), set_one):
    try:
        print(ask())
    except TypeError as error:
        print(error)

# prints
# Array 2000 1
# Float64Array 2 2.5 Uint16Array 2 65535 Uint8Array 2 98
# array('f', [1.5, 2.0]) array('q', [1, -2])
# bytearray(b'\x01\x02') array('H')
# an object of Java's has no items, and nothing of it is set
# an object of Java's has no items, and nothing of it is set
# an object of Java's has no items, and nothing of it is set
# an object of Java's has no items, and nothing of it is set
# an object of Java's has no items, and nothing of it is set
