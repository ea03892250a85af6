"""Workers as polyscript starts them, and what a worker has of whoever started it."""

__all__ = ["XWorker", "xworker"]

starting = prelude.seam_starting


class XWorker:
    """A worker that runs a script, in the language of its file's name or of `type`; also made by `XWorker.new()`."""

    def __new__(cls, file, **options):
        from pyscript.starting import LANGUAGES, Worker

        kind = options.get("type", "py")
        if kind not in LANGUAGES:
            raise ValueError(f"there is no type {kind!r}; there are {', '.join(LANGUAGES)}")
        return Worker(LANGUAGES[kind], file, options)

    new = classmethod(__new__)


class Here:
    """The worker that this script runs in, for talking to whoever started it."""

    polyfill = False
    onerror = onmessageerror = None

    def __init__(self):
        self._onmessage = None

    @property
    def sync(self):
        from pyscript import sync

        return sync

    @property
    def window(self):
        from pyscript import window

        return window

    def isWindowProxy(self, value):
        """Whether it is an object of main's."""
        return isinstance(value, prelude.RemoteProxy) and prelude.seam_workers.isOfMain(value._ref)

    @property
    def onmessage(self):
        """What is called with each message; what came before it was set is kept until then."""
        return self._onmessage

    @onmessage.setter
    def onmessage(self, handler):
        from pyscript.starting import Message, telling

        self._onmessage = handler
        starting.receive(None, handler and telling(handler, lambda content: Message(self, content)))

    def postMessage(self, message, transfer=None):
        """Sends a copy of a message to whoever started this worker."""
        starting.send(None, prelude.Batch.direct(message))

    def close(self):
        """Ends the worker, when its present turn is over."""
        starting.close()

    def __repr__(self):
        return f"<worker '{prelude.worker_name}'>"


xworker = Here()
