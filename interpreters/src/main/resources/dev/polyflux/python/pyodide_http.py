"""Fetching with Python's types: what is answered, as text, bytes, JSON, or unpacked."""

import json as _json
from io import StringIO

from pyodide.ffi import JsException, to_js

__all__ = ["AbortError", "BodyUsedError", "FetchResponse", "HttpStatusError", "open_url", "pyfetch", "pyxhr"]


class HttpStatusError(OSError):
    """An answer that says that something is wrong."""

    def __init__(self, status, status_text, url):
        kind = "Client Error" if 400 <= status < 500 else "Server Error" if 500 <= status < 600 else "Invalid error code not between 400 and 599"
        super().__init__(f"{status} {kind}: {status_text} for url: {url}")
        self.status, self.status_text, self.url = status, status_text, url

    def __reduce__(self):
        return type(self), (self.status, self.status_text, self.url), self.__dict__


class BodyUsedError(OSError):
    """The body has been read already."""

    def __init__(self, *args):
        super().__init__("Response body is already used")


class AbortError(OSError):
    """There is no answer, or none any more."""

    def __init__(self, reason):
        super().__init__(reason.message if isinstance(reason, JsException) else str(reason))


class FetchResponse:
    """An answer; its body is read once, of a `clone()` once more."""

    def __init__(self, url, js_response, abort_controller=None, abort_signal=None):
        self._url = url
        self.js_response = js_response
        self.abort_controller = abort_controller
        self.abort_signal = abort_signal

    @property
    def body_used(self):
        return self.js_response.bodyUsed

    @property
    def headers(self):
        return {pair[0]: pair[1] for pair in self.js_response.headers.entries()}

    @property
    def ok(self):
        return self.js_response.ok

    @property
    def redirected(self):
        return self.js_response.redirected

    @property
    def status(self):
        return self.js_response.status

    @property
    def status_text(self):
        return self.js_response.statusText

    @property
    def type(self):
        return self.js_response.type

    @property
    def url(self):
        return self.js_response.url

    def __repr__(self):
        return f"<FetchResponse {self.status} {self.url}>"

    def raise_for_status(self):
        """Raises where the status is that of an error, 4xx or 5xx."""
        if 400 <= self.status < 600:
            raise HttpStatusError(self.status, self.status_text, self.url)

    def clone(self):
        self._check()
        return FetchResponse(self._url, self.js_response.clone(), self.abort_controller, self.abort_signal)

    def abort(self, reason=None):
        """Gives up what is left of the answer."""
        if self.abort_controller is None:
            raise ValueError("abort_controller is not set")
        self.abort_controller.abort(*([] if reason is None else [reason]))

    def _check(self):
        if self.abort_signal is not None and self.abort_signal.aborted:
            raise AbortError(self.abort_signal.reason)
        if self.body_used:
            raise BodyUsedError()

    async def _read(self, method):
        self._check()
        try:
            return await getattr(self.js_response, method)()
        except JsException as error:
            raise AbortError(error) from None

    async def buffer(self):
        """The body as JavaScript's ArrayBuffer."""
        return await self._read("arrayBuffer")

    async def text(self):
        return await self._read("text")

    async def string(self):
        return await self.text()

    async def json(self, **options):
        return _json.loads(await self.text(), **options)

    async def bytes(self):
        return (await self.buffer()).to_bytes()

    async def memoryview(self):
        return memoryview(await self.bytes())

    async def _into_file(self, file):
        file.write(await self.bytes())

    async def _create_file(self, path):
        with open(path, "xb") as file:
            await self._into_file(file)

    async def unpack_archive(self, *, extract_dir=None, format=None):
        """Unpacks the body, an archive, into a folder; the end of the URL tells its format where nobody does."""
        import shutil
        from tempfile import NamedTemporaryFile

        name = self._url.rsplit("/", 1)[-1].partition("?")[0]
        with NamedTemporaryFile(suffix=f"-{name}") as file:
            await self._into_file(file)
            file.flush()
            safe = {"filter": "data"} if format != "zip" and not name.endswith((".zip", ".whl")) else {}
            shutil.unpack_archive(file.name, extract_dir, "zip" if format is None and name.endswith(".whl") else format, **safe)


async def pyfetch(url, /, *, signal=None, fetcher=None, **options):
    """Asks for a URL, with the options of JavaScript's fetch. To cancel this ends the request."""
    import js
    from asyncio import CancelledError

    controller = js.AbortController.new()
    joined = controller.signal if signal is None else js.AbortSignal.any(to_js([signal, controller.signal]))
    try:
        answer = await (fetcher or js.fetch)(url, to_js({**options, "signal": joined}))
    except CancelledError:
        controller.abort()
        raise
    except JsException as error:
        raise AbortError(error) from None
    return FetchResponse(url, answer, controller, joined)


def open_url(url):
    """The text of a URL, as a file; waits for it, as `run_sync()` does."""

    async def text():
        response = await pyfetch(url)
        response.raise_for_status()
        return await response.text()

    return StringIO(prelude.run_sync(text()))


def __getattr__(name):
    if name != "pyxhr":
        raise AttributeError(f"module 'pyodide.http' has no attribute '{name}'")
    from importlib import import_module

    return import_module("pyodide.http.pyxhr")
