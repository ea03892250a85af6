"""The web's fetch: what it gives is awaited, or asked for the body at once, as in `await fetch(url).json()`."""

import json

__all__ = ["fetch"]


class Response:
    """An answer. Its body is read once; whatever else JavaScript's Response has is had by its name."""

    def __init__(self, response):
        self._response = response

    def __getattr__(self, name):
        return getattr(self._response, name)

    def __repr__(self):
        return f"<Response {self.status} {self.url}>"

    async def arrayBuffer(self):
        return memoryview((await self._response.arrayBuffer()).to_bytes())

    async def bytearray(self):
        return bytearray((await self._response.arrayBuffer()).to_bytes())

    async def blob(self):
        return await self._response.blob()

    async def json(self):
        return json.loads(await self.text())

    async def text(self):
        return await self._response.text()

    # The body as it arrives, a piece of bytes at a time.
    async def __aiter__(self):
        if not is_none(self._response.body):
            async for chunk in self._response.body:
                yield chunk.to_bytes()


class Fetching:
    """An answer that is under way."""

    def __init__(self, promise):
        self._promise = promise
        self._response = None

    async def _answered(self):
        if self._response is None:
            self._response = Response(await self._promise)
        return self._response

    def __await__(self):
        return self._answered().__await__()

    def then(self, *reactions):
        return prelude.started(self._answered()).then(*reactions)

    def catch(self, reaction):
        return prelude.started(self._answered()).catch(reaction)

    def finally_(self, reaction):
        return prelude.started(self._answered()).finally_(reaction)

    async def __aiter__(self):
        async for chunk in await self:
            yield chunk

    async def arrayBuffer(self):
        return await (await self).arrayBuffer()

    async def bytearray(self):
        return await (await self).bytearray()

    async def blob(self):
        return await (await self).blob()

    async def json(self):
        return await (await self).json()

    async def text(self):
        return await (await self).text()


def is_none(value):
    return value is None or value is prelude.jsnull


# A body as fetch takes it: what JSON can say is said in JSON, bytes as bytes, anything else is JavaScript's.
def sent(options):
    from pyodide.ffi import to_js

    body, headers = options.get("body"), options.get("headers")
    if isinstance(body, (dict, list, tuple)):
        options["body"] = json.dumps(body)
        headers = dict(headers or {})
        if not any(name.lower() == "content-type" for name in headers):
            headers["content-type"] = "application/json"
    elif isinstance(body, (bytes, bytearray, memoryview)):
        options["body"] = to_js(body)
    if isinstance(headers, (dict, list)):
        options["headers"] = to_js(headers)
    return options


def fetch(url, **options):
    """Asks for a resource, at once. An answer of any status is one; no answer at all raises when it is awaited."""
    import js

    return Fetching(js.fetch(str(url) if not isinstance(url, prelude.RemoteProxy) else url, **sent(options)))
