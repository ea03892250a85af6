"""Python's standard streams as functions of JavaScript."""

import io
import sys


class Writer(io.TextIOBase):
    """Text that is handed over: by line, by byte, or as it is written."""

    encoding = "utf-8"

    def __init__(self, batched=None, raw=None, write=None, isatty=False):
        self._batched, self._raw, self._write, self._isatty = batched, raw, write, isatty
        self._line = ""

    def writable(self):
        return True

    def isatty(self):
        return bool(self._isatty)

    def write(self, text):
        if self._batched is not None:
            *lines, self._line = (self._line + text).split("\n")
            for line in lines:
                self._batched(line)
        elif self._raw is not None:
            for octet in text.encode():
                self._raw(octet)
        elif self._write is not None:
            self._write(text.encode())
        return len(text)

    def flush(self):
        if self._line and self._batched is not None:
            line, self._line = self._line, ""
            self._batched(line)


class Reader(io.TextIOBase):
    """Text that is asked for, until there is none."""

    def __init__(self, ask, error=False, isatty=False):
        self._ask, self._error, self._isatty = ask, error, isatty
        self._rest = ""
        self._through = False

    def readable(self):
        return True

    def isatty(self):
        return bool(self._isatty)

    def _more(self):
        if self._error:
            raise OSError(5, "I/O error")
        given = None if self._through else self._ask()
        if given is None or not given and not isinstance(given, str):
            self._through = True
            return False
        text = given if isinstance(given, str) else bytes(given.to_py() if hasattr(given, "to_py") else given).decode()
        self._rest += text if text.endswith("\n") or not isinstance(given, str) else text + "\n"
        return True

    def read(self, size=-1):
        while (size is None or size < 0 or len(self._rest) < size) and self._more():
            pass
        size = len(self._rest) if size is None or size < 0 else size
        text, self._rest = self._rest[:size], self._rest[size:]
        return text

    def readline(self, size=-1):
        while "\n" not in self._rest and self._more():
            pass
        line, end, self._rest = self._rest.partition("\n")
        return line + end


def redirect(name, options):
    """Sets a stream, or, without options, gives it back to what it was."""
    stream = getattr(sys, name)
    if isinstance(stream, Writer):
        stream.flush()
    if options is None:
        setattr(sys, name, getattr(sys, f"__{name}__"))
    elif name == "stdin":
        setattr(sys, name, Reader(options.get("stdin"), options.get("error"), options.get("isatty")))
    else:
        setattr(sys, name, Writer(**{key: value for key, value in options.items() if value is not None}))
