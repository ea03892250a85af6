"""WebSockets, with handlers of Python's: messages of bytes arrive as a memoryview."""

__all__ = ["WebSocket"]

HANDLERS = ("onopen", "onmessage", "onerror", "onclose")


class EventMessage:
    """An event of a socket. Its data are a text or bytes; whatever else JavaScript's event has is had by its name."""

    def __init__(self, event):
        self._event = event

    def __getattr__(self, name):
        value = getattr(self._event, name)
        if name == "data" and hasattr(value, "to_bytes"):
            return memoryview(value.to_bytes())
        return value


def told(handler):
    return lambda event: handler(EventMessage(event))


class WebSocket:
    """A connection. A handler is a function of the event, which may be asynchronous; it can be changed at any time."""

    CONNECTING, OPEN, CLOSING, CLOSED = range(4)

    def __init__(self, url, protocols=None, **handlers):
        import js

        for name in handlers:
            if name not in HANDLERS:
                raise TypeError(f"a WebSocket has no '{name}'; its handlers are {', '.join(HANDLERS)}")
        spoken = [] if protocols is None else [protocols if isinstance(protocols, str) else js.Array.of(*protocols)]
        object.__setattr__(self, "_js_websocket", js.WebSocket.new(url, *spoken))
        object.__setattr__(self, "_handlers", {})
        self._js_websocket.binaryType = "arraybuffer"
        for name, handler in handlers.items():
            setattr(self, name, handler)

    def __getattr__(self, name):
        return self._handlers.get(name) if name in HANDLERS else getattr(self._js_websocket, name)

    def __setattr__(self, name, value):
        if name not in HANDLERS:
            return setattr(self._js_websocket, name, value)
        if value is not None and not callable(value):
            raise TypeError(f"{name} is a function, not {type(value).__name__}")
        self._handlers[name] = value
        setattr(self._js_websocket, name, None if value is None else told(value))

    def send(self, data):
        """Sends a text or bytes."""
        if not isinstance(data, (str, prelude.RemoteProxy)):
            from pyodide.ffi import to_js

            data = to_js(bytes(memoryview(data)))
        self._js_websocket.send(data)

    def close(self, code=None, reason=None):
        given = [] if code is None and reason is None else [1000 if code is None else code, *([] if reason is None else [reason])]
        self._js_websocket.close(*given)

    def __repr__(self):
        return f"<WebSocket {self.url}>"
