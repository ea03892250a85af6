"""Starting workers, each with a script of its own."""

__all__ = ["JSWorker", "MPWorker", "PyWorker"]

starting = prelude.seam_starting

LANGUAGES = {"py": "python", "pyodide": "python", "js": "javascript", "mpy": "micropython", "micropython": "micropython"}

# What PyScript has options for and is decided otherwise here.
ELSEWHERE = {"configURL", "parser", "serviceWorker", "service_worker", "type", "version"}


class Message:
    """What has arrived: `data` is a copy of what was sent."""

    type = "message"

    def __init__(self, target, data):
        self.target, self.data = target, data

    def __repr__(self):
        return f"<message: {self.data!r}>"


class Failure:
    """What a worker's script failed with, or an error that nobody caught there."""

    type = "error"

    def __init__(self, target, error):
        self.target, self.error, self.message = target, error, str(error)

    def __repr__(self):
        return f"<error: {self.error!r}>"


# Nobody waits for what a handler gives: a coroutine runs by itself, and what it fails with is told.
def telling(handler, event):
    return lambda content: prelude.begun(handler(event(content)))


def data(message):
    return prelude.Batch.direct(message)


# PyScript's elements say it in words.
def is_async(options):
    return str(options.get("async", True)).lower() not in ("false", "0", "no")


class Worker:
    """A worker that this script has started. Awaiting it gives it, when its script has run; what that fails with is raised."""

    def __init__(self, language, file, options):
        from pyscript.workers import Functions

        options = {"async" if name == "async_" else name: value for name, value in options.items()}  # async is a word of Python's
        unknown = set(options) - {"async", "code", "config", "name"} - ELSEWHERE
        if unknown:
            raise TypeError(f"a worker has no option {', '.join(map(repr, sorted(unknown)))}; there are async, code, config and name")
        self._worker = starting.start(language, str(file), options.get("code"), options.get("name"), data(options.get("config")), is_async(options))
        self._onmessage = self._onerror = None
        self.sync = Functions(self._worker)

    @property
    def name(self):
        return starting.name(self._worker)

    @property
    def ready(self):
        """To be awaited, as the worker itself."""
        return self

    def __await__(self):
        yield from starting.ran(self._worker).__await__()
        return self

    def postMessage(self, message, transfer=None):
        """Sends a copy of a message, which arrives at the worker's `onmessage`."""
        starting.send(self._worker, data(message))

    @property
    def onmessage(self):
        """What is called with each message of the worker."""
        return self._onmessage

    @onmessage.setter
    def onmessage(self, handler):
        self._onmessage = handler
        starting.receive(self._worker, handler and telling(handler, lambda content: Message(self, content)))

    @property
    def onerror(self):
        """What is called with what the worker's script failed with, and with each error that nobody caught there."""
        return self._onerror

    @onerror.setter
    def onerror(self, handler):
        self._onerror = handler
        starting.failures(self._worker, telling(handler or (lambda event: None), lambda error: Failure(self, error)))

    def unstuck(self):
        """Asks the worker to give up what it is doing: its `sync.isStuck()` is true until it calls `sync.notStuck()`."""
        starting.unstuck(self._worker)

    def terminate(self):
        """Ends the worker, whatever it is doing. May be awaited."""
        return starting.terminate(self._worker)

    def __repr__(self):
        return f"<worker '{self.name}'>"


def PyWorker(file, **options):
    """Starts a worker that runs a script in Python; where the file's name ends in another language's way, in that one."""
    return Worker("python", file, options)


def JSWorker(file, **options):
    """Starts a worker that runs a script in JavaScript; where the file's name ends in another language's way, in that one."""
    return Worker("javascript", file, options)


def MPWorker(file, **options):
    """Starts a worker that runs a script in MicroPython; where no module of the runtime is one, that is an error."""
    return Worker("micropython", file, options)
