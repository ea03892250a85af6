# on: main worker awaiting
# What is uploaded or made here has an address for as long as it is not revoked.
from js import URL, Blob, File, fetch as js_fetch
from pyodide.http import pyfetch
from pyscript import fetch, ffi

made = File.new(ffi.to_js([b"\x00\x01\xff"]), "a.bin", ffi.to_js({"type": "application/octet-stream"}))
address = URL.createObjectURL(made)
print(address.startswith("blob:"), address == URL.createObjectURL(made))  # => True False
print(await fetch(address).bytearray(), (await js_fetch(address)).headers.get("content-type"))  # => bytearray(b'\x00\x01\xff') application/octet-stream
print(await (await pyfetch(address)).bytes(), await fetch(address + "#there").bytearray())  # => b'\x00\x01\xff' bytearray(b'\x00\x01\xff')

# A download is the same the other way round: whoever is given the address gets what lies there.
report = URL.createObjectURL(Blob.new(["a,b\n1,2\n"], ffi.to_js({"type": "text/csv"})))
print(repr(await fetch(report).text()))  # => 'a,b\n1,2\n'

for revoked in (address, report):
    URL.revokeObjectURL(revoked)
    URL.revokeObjectURL(revoked)
    try:
        await fetch(revoked)
    except Exception as error:
        print("it was revoked" in str(error))
# => True
# => True
try:
    URL.createObjectURL("text")
except Exception as error:
    print(error)  # => TypeError: createObjectURL takes a Blob of this realm
