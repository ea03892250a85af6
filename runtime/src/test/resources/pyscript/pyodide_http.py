# on: main worker awaiting
import os
import tempfile

from pyodide.http import AbortError, BodyUsedError, HttpStatusError, open_url, pyfetch

base = "{base}"
response = await pyfetch(base + "/json")
print(response.ok, response.status, response.url == base + "/json", response.redirected, response.type, response.body_used)  # => True 200 True False basic False
print(response.headers["content-type"])  # => application/json
again = response.clone()
print(await response.json(), response.body_used)  # => {'id': 1, 'title': 'a', 'done': False} True
print((await again.string())[:8])  # => {"id": 1
for use in (response.text, response.bytes, response.memoryview, response.buffer):
    try:
        await use()
    except BodyUsedError as error:
        print(error)
# => Response body is already used
# => Response body is already used
# => Response body is already used
# => Response body is already used
try:
    response.clone()
except OSError as error:
    print(type(error).__name__)  # => BodyUsedError

print(await (await pyfetch(base + "/bytes")).bytes())  # => b'\x00\x01\x02\x7f'
print((await (await pyfetch(base + "/bytes")).memoryview()).tobytes())  # => b'\x00\x01\x02\x7f'
print((await (await pyfetch(base + "/bytes")).buffer()).byteLength)  # => 4
print(await (await pyfetch(base + "/echo", method="POST", body="sent", headers={"x-own": "py"})).text())  # => POST text/plain;charset=UTF-8 py sent

for path in ("/nowhere", "/fails", "/text"):
    try:
        (await pyfetch(base + path)).raise_for_status()
        print("fine")
    except HttpStatusError as error:
        print(error.status, str(error).replace(base, ""))
# => 404 404 Client Error:  for url: /nowhere
# => 500 500 Server Error:  for url: /fails
# => fine
try:
    await pyfetch("http://127.0.0.1:1/")
except OSError as error:
    print(type(error).__name__, "127.0.0.1:1" in str(error))  # => AbortError True

response = await pyfetch(base + "/text")
response.abort("enough")
try:
    await response.text()
except AbortError as error:
    print(error)  # => enough

print(open_url(base + "/text").read())  # => héllo
try:
    open_url(base + "/nowhere")
except HttpStatusError as error:
    print(error.status)  # => 404

with tempfile.TemporaryDirectory() as folder:
    await (await pyfetch(base + "/archive.zip")).unpack_archive(extract_dir=folder)
    print(open(os.path.join(folder, "inside.txt")).read())  # => unpacked
