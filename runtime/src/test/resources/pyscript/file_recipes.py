# on: main worker awaiting
# The recipes for files: what becomes an object, bytes that become a File, and a File that becomes bytes.
import os
import tempfile

from pyscript import ffi

from js import File, Uint8Array

print(ffi.to_js({"a": [{"b": 1}]}).a[0].b, ffi.to_js({"a": (1, ["x", "y"])}).a[1][1])  # => 1 y
try:
    ffi.to_js([1], nope=1)
except TypeError as error:
    print(error)  # => to_js() got an unexpected keyword argument 'nope'

data = b"\x00\x01\xff"
buffer = Uint8Array.from_(data)
file = File.new([buffer], "a.bin", ffi.to_js({"type": "application/octet-stream"}))
print(file.name, file.size, file.type)  # => a.bin 3 application/octet-stream
with tempfile.TemporaryDirectory() as folder:
    for each in ffi.to_js([file, file]):
        with open(os.path.join(folder, each.name), "wb") as saved:
            saved.write(bytes(Uint8Array.new(await each.arrayBuffer())))
    with open(os.path.join(folder, "a.bin"), "rb") as saved:
        print(saved.read())  # => b'\x00\x01\xff'
    with open(os.path.join(folder, "a.txt"), "w") as text:
        text.write("hello")
    with open(os.path.join(folder, "a.txt")) as text:
        print(text.read())  # => hello
