"""JSON for what contains itself: flatted's form, in which each string, list and dict stands once and is referred to by its place."""

import json

__all__ = ["parse", "stringify"]


class Places:
    """What has a place in the list that is written."""

    def __init__(self):
        self.values = []
        self._of_strings = {}
        self._of_objects = {}

    def of(self, value):
        known, key = (self._of_strings, value) if isinstance(value, str) else (self._of_objects, id(value))
        if key not in known:
            known[key] = str(len(self.values))
            self.values.append(value)
        return known[key]

    def reference(self, value):
        return self.of(value) if isinstance(value, (str, list, tuple, dict)) else value

    def written(self, value):
        if isinstance(value, dict):
            return {key: self.reference(member) for key, member in value.items()}
        return [self.reference(member) for member in value] if isinstance(value, (list, tuple)) else value


def stringify(value, *args, **options):
    """The text of a value; `options` are those of json.dumps()."""
    places = Places()
    places.of(value)
    written = []
    while len(written) < len(places.values):  # which grows on the way
        written.append(places.written(places.values[len(written)]))
    return json.dumps(written, *args, **{"separators": (",", ":"), "ensure_ascii": False, **options})


def parse(text, *args, **options):
    """The value of a text; `options` are those of json.loads()."""
    read = json.loads(text, *args, **options)
    found = lambda member: read[int(member)] if isinstance(member, str) else member
    for value in read:
        if isinstance(value, dict):
            value.update({key: found(member) for key, member in value.items()})
        elif isinstance(value, list):
            value[:] = [found(member) for member in value]
    return read[0]
