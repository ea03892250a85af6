# on: main worker awaiting
import pyodide.http
from pyodide.http import HttpStatusError, pyxhr

base = "{base}"
response = pyxhr.get(base + "/json")
print(response.status_code, response.ok, bool(response), response.json(), response.headers["content-type"], response)  # => 200 True True {'id': 1, 'title': 'a', 'done': False} application/json <XHRResponse [200]>
print(pyxhr.get(base + "/text").text, pyxhr.get(base + "/bytes").content, pyodide.http.pyxhr is pyxhr)  # => héllo b'\x00\x01\x02\x7f' True
print(pyxhr.get(base + "/text", params={"a": [1, 2], "b": "c d"}).url.replace(base, ""), pyxhr.get(base + "/text?x=1#there", params={"y": 2}).url.replace(base, ""))  # => /text?a=1&a=2&b=c+d /text?x=1&y=2

# One for each method; a body as a text, as bytes, as a form, as JSON.
print(pyxhr.post(base + "/echo", data="sent", headers={"x-own": "py"}).text)  # => POST text/plain;charset=UTF-8 py sent
print(pyxhr.put(base + "/echo", data={"a": 1, "b": [2, 3]}).text)  # => PUT application/x-www-form-urlencoded null a=1&b=2&b=3
print(pyxhr.patch(base + "/echo", json={"a": None}).text)  # => PATCH application/json null {"a": null}
print(pyxhr.request("delete", base + "/echo", data=b"ab", headers={"Content-Type": "own/type"}).text)  # => DELETE own/type null ab
print(pyxhr.delete(base + "/echo").status_code, pyxhr.options(base + "/echo").text[:7], pyxhr.head(base + "/text").content)  # => 201 OPTIONS b''

# Any status is an answer; no answer is an error.
for path in ("/nowhere", "/fails", "/text"):
    answer = pyxhr.get(base + path)
    try:
        answer.raise_for_status()
        print("fine", answer.ok)
    except HttpStatusError as error:
        print(error.status, answer.ok, answer.status_code)
# => 404 False 404
# => 500 False 500
# => fine True
try:
    pyxhr.get("http://127.0.0.1:1/")
except OSError as error:
    print(type(error).__name__, isinstance(error, pyxhr.XHRError), "http://127.0.0.1:1/" in str(error))  # => XHRNetworkError True True
