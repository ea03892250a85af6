# on: main worker awaiting
import asyncio

from pyscript import fetch

base = "{base}"

# In one step.
print(await fetch(base + "/json").json())  # => {'id': 1, 'title': 'a', 'done': False}
print(await fetch(base + "/text").text())  # => héllo
print(await fetch(base + "/bytes").bytearray())  # => bytearray(b'\x00\x01\x02\x7f')
print(bytes(await fetch(base + "/bytes").arrayBuffer()))  # => b'\x00\x01\x02\x7f'
blob = await fetch(base + "/json").blob()
print(blob.size, blob.type)  # => 38 application/json

# In two.
response = await fetch(base + "/json")
print(response.ok, response.status, type(response.statusText).__name__, response.headers.get("content-type"))  # => True 200 str application/json
print(response)  # => <Response 200 {base}/json>
print(type(await response.json()).__name__)  # => dict
try:
    await response.text()
except Exception as error:
    print(type(error).__name__, str(error).partition(": ")[0])  # => JsException TypeError
print(type(await (await fetch(base + "/bytes")).bytearray()).__name__)  # => bytearray
print(type(await (await fetch(base + "/bytes")).arrayBuffer()).__name__)  # => memoryview

# What is under way can be awaited more than once.
going = fetch(base + "/text")
print((await going) is (await going))  # => True
going.then(lambda response: print("then", response.status))
await asyncio.sleep(0)  # => then 200

# An answer of any status is an answer.
response = await fetch(base + "/nowhere")
print(response.ok, response.status, await response.json())  # => False 404 {}
print(await fetch(base + "/nowhere").json())  # => {}
response = await fetch(base + "/fails")
print(response.ok, response.status, await response.text())  # => False 500 broken

# What is sent.
print(await fetch(base + "/echo", method="POST", body="plain").text())  # => POST text/plain;charset=UTF-8 null plain
print(await fetch(base + "/echo", method="PUT", body={"a": [1, None]}).text())  # => PUT application/json null {"a": [1, null]}
print(await fetch(base + "/echo", method="POST", body=b"bytes", headers={"X-Own": "mine"}).text())  # => POST null mine bytes
print(await fetch(base + "/echo", method="POST", body={"a": 1}, headers={"Content-Type": "text/json"}).text())  # => POST text/json null {"a": 1}
print(await fetch(base + "/echo", method="DELETE", body="x").text())  # => DELETE text/plain;charset=UTF-8 null x

# As it arrives.
print(b"".join([piece async for piece in fetch(base + "/pieces")]))  # => b'one two three'
response = await fetch(base + "/pieces")
print(b"".join([piece async for piece in response]))  # => b'one two three'

# No answer.
try:
    await fetch("http://127.0.0.1:1/").json()
except Exception as error:
    print(type(error).__name__, "127.0.0.1:1" in str(error))  # => JsException True
