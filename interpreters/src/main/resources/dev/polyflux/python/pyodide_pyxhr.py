"""Requests that are waited for, in the words of Python's `requests`."""

import json as _json

from pyodide.ffi import to_js
from pyodide.http import AbortError, HttpStatusError, pyfetch

__all__ = ["XHRError", "XHRNetworkError", "XHRResponse", "delete", "get", "head", "options", "patch", "post", "put", "request"]


class XHRError(OSError):
    """A request has not been answered."""


class XHRNetworkError(XHRError):
    """No server was reached, or not in time."""


class XHRResponse:
    """An answer, of any status, with its whole body."""

    def __init__(self, response, content):
        self.status_code = self.status = response.status
        self.reason = self.status_text = response.statusText
        self.ok = response.ok
        self.url = response.url
        self.headers = {pair[0]: pair[1] for pair in response.headers.entries()}
        self.content = content

    @property
    def encoding(self):
        kind = self.headers.get("content-type", "")
        return kind.partition("charset=")[2].partition(";")[0].strip(' "') or "utf-8"

    @property
    def text(self):
        return self.content.decode(self.encoding, "replace")

    def json(self, **options):
        return _json.loads(self.content, **options)

    def raise_for_status(self):
        """Raises an error where the status is one of an error, 4xx or 5xx."""
        if 400 <= self.status_code < 600:
            raise HttpStatusError(self.status_code, self.status_text, self.url)

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return f"<XHRResponse [{self.status_code}]>"


# What is asked for, with parameters behind what the URL has of its own.
def asked(url, params):
    if not params:
        return url
    from urllib.parse import urlencode

    path, mark, fragment = url.partition("#")
    return path + ("&" if "?" in path else "?") + urlencode(params, doseq=True) + mark + fragment


# The body, and the type it has where the headers do not say.
def body_of(data, json):
    if json is not None:
        return _json.dumps(json), "application/json"
    if isinstance(data, (dict, list, tuple)):
        from urllib.parse import urlencode

        return urlencode(data, doseq=True), "application/x-www-form-urlencoded"
    return (to_js(data) if isinstance(data, (bytes, bytearray, memoryview)) else data), None


def basic(user, password):
    from base64 import b64encode

    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


def request(method, url, *, params=None, data=None, json=None, headers=None, auth=None, timeout=None):
    """Asks for a URL, and waits for the whole answer, as `run_sync()` does; a timeout is in seconds."""
    sent, kind = body_of(data, json)
    given = dict(headers or {})
    names = {name.lower() for name in given}
    if kind is not None and "content-type" not in names:
        given["content-type"] = kind
    if auth is not None and "authorization" not in names:
        given["authorization"] = basic(*auth)

    async def answer():
        import js

        options = {"method": method.upper(), "headers": given}
        if sent is not None:
            options["body"] = sent
        if timeout is not None:
            options["signal"] = js.AbortSignal.timeout(timeout * 1000)
        response = await pyfetch(asked(url, params), **options)
        return XHRResponse(response.js_response, await response.bytes())

    try:
        return prelude.run_sync(answer())
    except AbortError as error:
        raise XHRNetworkError(f"{method.upper()} {url}: {error}") from None


def asking(method):
    def ask(url, **options):
        return request(method, url, **options)

    ask.__name__ = ask.__qualname__ = method.lower()
    ask.__doc__ = f"{method} of a URL; the options are those of `request`."
    return ask


get, post, put, patch, delete, head, options = map(asking, ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"))
