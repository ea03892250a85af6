# JavaScript's maps as Python's dicts, with views of their keys, values and items.

import _collections_abc as abstract

NO_DEFAULT = object()


class MapItems(abstract.ItemsView):
    """All entries with one iterator, instead of one question for each key."""

    __slots__ = ()

    def __iter__(self):
        return (tuple(entry) for entry in invoke(self._mapping, "entries"))


class Map:
    __slots__ = ()

    def __iter__(self):
        return invoke(self, "keys")

    def keys(self):
        return abstract.KeysView(self)

    def values(self):
        return abstract.ValuesView(self)

    def items(self):
        return MapItems(self)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pop(self, key, default=NO_DEFAULT):
        if key not in self:
            if default is NO_DEFAULT:
                raise KeyError(key)
            return default
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        for key in reversed(list(self)):
            return key, self.pop(key)
        raise KeyError("popitem(): dictionary is empty")

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def clear(self):
        invoke(self, "clear")

    def update(self, other=(), **keywords):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in (*pairs, *keywords.items()):
            self[key] = value
