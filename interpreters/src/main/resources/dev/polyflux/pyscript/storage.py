"""Dictionaries that outlive the script: by name, for all realms, and in a file for later runs where there may be one."""

import json

from pyscript import flatted

__all__ = ["Storage", "storage"]


class Store:
    """What a `Storage` lies on: texts by text, written at the end of the turn."""

    def __init__(self, name):
        self._name = name
        self._due = False

    def entries(self):
        pairs = list(prelude.seam_storing.entries(self._name))
        return list(zip(pairs[::2], pairs[1::2]))

    def set(self, key, text):
        prelude.seam_storing.set(self._name, key, text)
        self._changed()

    def delete(self, key):
        prelude.seam_storing.delete(self._name, key)
        self._changed()

    def clear(self):
        prelude.seam_storing.clear(self._name)
        self._changed()

    def _changed(self):
        if not self._due:
            self._due = True
            prelude.seam_soon(self.flush)

    def flush(self):
        if self._due:
            self._due = False
            prelude.seam_storing.flush(self._name)

    async def sync(self):
        self.flush()


def key_text(key):
    if isinstance(key, (str, int, float)) or key is None:
        return json.dumps(key)
    raise TypeError(f"a storage's keys are texts and numbers, not {type(key).__name__}")


def value_text(value):
    if value is None or value is prelude.jsnull:
        return flatted.stringify(["null", 0])
    if isinstance(value, (bool, int, float, str, list, tuple, dict)):
        return flatted.stringify(["generic", value])
    if isinstance(value, (bytes, bytearray, memoryview)):
        return flatted.stringify([type(value).__name__, list(bytes(value))])
    raise TypeError(f"Cannot serialize type {type(value).__name__} for storage.")


BYTES = {"bytes": bytes, "bytearray": bytearray, "memoryview": lambda octets: memoryview(bytes(octets))}


def value_of(text):
    kind, data = flatted.parse(text)
    return None if kind == "null" else BYTES[kind](data) if kind in BYTES else data


MISSING = object()


class Storage(dict):
    """
    A dictionary that is kept: of texts, numbers, booleans, None, and lists and dictionaries of these; of bytes, as they are. A tuple
    comes back as a list. What is changed inside a value is kept by sync(), anything else by itself.
    """

    def __init__(self, store):
        super().__init__((json.loads(key), value_of(text)) for key, text in store.entries())
        self._store = store

    def __setitem__(self, key, value):
        self._store.set(key_text(key), value_text(value))
        super().__setitem__(key, value)

    def __delitem__(self, key):
        super().__delitem__(key)
        self._store.delete(key_text(key))

    def clear(self):
        self._store.clear()
        super().clear()

    def update(self, *given, **named):
        for key, value in dict(*given, **named).items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, default=MISSING):
        if key not in self:
            if default is MISSING:
                raise KeyError(key)
            return default
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        if not self:
            raise KeyError("the storage is empty")
        key = next(reversed(self))
        return key, self.pop(key)

    async def sync(self):
        """Ends when all of it is kept."""
        kept = dict(self._store.entries())
        for key, value in self.items():
            text = value_text(value)
            if kept.get(key_text(key)) != text:
                self._store.set(key_text(key), text)
        await self._store.sync()


async def storage(name="", storage_class=Storage):
    """The storage of a name, as it was left."""
    if not isinstance(name, str) or not name:
        raise ValueError("Storage name must be a non-empty string")
    return storage_class(Store(name))
