"""How elements look: their classes as a set, their styles as a dictionary."""


def names_in(classes):
    return classes.split() if isinstance(classes, str) else [name for each in classes for name in each.split()]


class Classes:
    """The classes of elements, as a set: of one, or of several, which all change."""

    def __init__(self, *elements):
        self._elements = elements

    def _of(self, element):
        return (element._dom_element.className or "").split()

    def _change(self, change):
        for element in self._elements:
            element._dom_element.className = " ".join(change(self._of(element)))

    def __iter__(self):
        return iter(dict.fromkeys(name for element in self._elements for name in self._of(element)))

    def __len__(self):
        return sum(1 for name in self)  # list() would ask for the length

    def __contains__(self, name):
        return name in list(self)

    def __eq__(self, other):
        return set(self) == set(other) if isinstance(other, (Classes, list, tuple, set, frozenset)) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"<Classes {list(self)}>"

    def add(self, *classes):
        """Adds classes; a text may name several."""
        self._change(lambda own: dict.fromkeys([*own, *names_in(classes)]))

    def discard(self, *classes):
        gone = names_in(classes)
        self._change(lambda own: [name for name in own if name not in gone])

    def remove(self, *classes):
        for name in names_in(classes):
            if name not in self:
                raise KeyError(name)
        self.discard(*classes)

    def toggle(self, name):
        for element in self._elements:
            classes = Classes(element)
            (classes.discard if name in classes else classes.add)(name)

    def clear(self):
        self._change(lambda own: [])


class Style:
    """The styles of elements, as a dictionary: of one, or of several, which all change."""

    def __init__(self, *elements):
        self._styles = [element._dom_element.style for element in elements]

    def __getitem__(self, name):
        return next(iter(self._styles)).getPropertyValue(name) if self._styles else ""

    def __setitem__(self, name, value):
        for style in self._styles:
            style.setProperty(name, str(value))

    def __delitem__(self, name):
        for style in self._styles:
            style.removeProperty(name)

    def __contains__(self, name):
        return self[name] not in ("", None)

    def get(self, name, default=None):
        return self[name] if name in self else default

    def set(self, **styles):
        self.update(styles)

    def remove(self, name):
        del self[name]

    def update(self, *given, **styles):
        for name, value in dict(*given, **styles).items():
            self[name] = value

    @property
    def visible(self):
        return self["visibility"] != "hidden" and self["display"] != "none"

    @visible.setter
    def visible(self, visible):
        self["visibility"] = "visible" if visible else "hidden"
