"""The elements of main's document, as Python has things: classes as a set, styles as a dictionary, children as a list."""

from pyscript._looks import Classes, Style
from pyscript.events import Event, is_far, when

# What each tag is called here; those that Python has a meaning of its own for end in an underscore.
CONTAINERS = (
    "a abbr address article aside audio b blockquote body button canvas caption cite code colgroup data datalist dd del_ details dialog "
    "div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label legend li main "
    "map_ mark menu meter nav object_ ol optgroup option output p param picture pre progress q s script section select small span "
    "strong style sub summary sup table tbody td template textarea tfoot th thead time title tr u ul var video"
).split()
VOID = "area base br col embed hr img input_ link meta source track wbr".split()

__all__ = sorted(["Classes", "ContainerElement", "Element", "ElementCollection", "Event", "Options", "Style", "page", "when", *CONTAINERS, *VOID])


def main_document():
    from pyscript import document

    if is_far(document):
        raise RuntimeError("pyscript.web reads main's document on the spot, which this realm may not wait for: await what pyscript.document has instead")
    return document


def is_none(value):
    return value is None or value is prelude.jsnull


def wrapped(dom_element):
    return None if is_none(dom_element) else Element.wrap_dom_element(dom_element)


def by_id(dom_node, name):
    return wrapped(dom_node.querySelector("#" + name.removeprefix("#")))


def dom_name(name):
    name = name.removesuffix("_")
    return {"for": "htmlFor", "class": "className"}.get(name, name)


class Element:
    """An element: a new one of the class's tag, or one that is there. What it has no attribute for here is the document's own."""

    element_classes_by_tag_name = {}

    @classmethod
    def get_tag_name(cls):
        return cls.__name__.removesuffix("_")

    @classmethod
    def register_element_classes(cls, element_classes):
        """Has elements of the classes' tags made as these classes."""
        cls.element_classes_by_tag_name.update((each.get_tag_name(), each) for each in element_classes)

    @classmethod
    def unregister_element_classes(cls, element_classes):
        for each in element_classes:
            cls.element_classes_by_tag_name.pop(each.get_tag_name(), None)

    @classmethod
    def wrap_dom_element(cls, dom_element):
        return cls.element_classes_by_tag_name.get(dom_element.tagName.lower(), Element)(dom_element=dom_element)

    def __init__(self, dom_element=None, classes=None, style=None, **attributes):
        own = main_document().createElement(type(self).get_tag_name()) if is_none(dom_element) else dom_element
        object.__setattr__(self, "_dom_element", own)
        object.__setattr__(self, "_on_events", {})
        self.update(classes=classes, style=style, **attributes)

    def __eq__(self, other):
        return isinstance(other, Element) and other._dom_element == self._dom_element

    def __hash__(self):
        return hash(self._dom_element)

    def __repr__(self):
        return f"<{self._dom_element.tagName.lower()} element>"

    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            return self.children[key]
        if isinstance(key, str):
            return by_id(self._dom_element, key)
        raise TypeError(f"Element indices must be integers, slices, or strings, not {type(key).__name__}.")

    def __getattr__(self, name):
        if name.startswith("on_"):
            return self.get_event(name)
        return getattr(self._dom_element, dom_name(name))

    def __setattr__(self, name, value):
        if name.startswith("_") or isinstance(getattr(type(self), name, None), property):
            object.__setattr__(self, name, value)
        elif name.startswith("on_"):
            for listener in value if isinstance(value, (list, tuple)) else [value]:
                self.get_event(name).add_listener(listener)
        else:
            setattr(self._dom_element, dom_name(name), value)

    def get_event(self, name):
        """The `Event` that is triggered with each of the element's events of that name, which begins with `on_`."""
        if not name.startswith("on_"):
            raise ValueError("Event names must start with 'on_'.")
        if name not in self._on_events:
            event = self._on_events[name] = Event()
            self._dom_element.addEventListener(name.removeprefix("on_"), event.trigger)
        return self._on_events[name]

    @property
    def classes(self):
        return Classes(self)

    @property
    def style(self):
        return Style(self)

    @property
    def children(self):
        return ElementCollection.wrap_dom_elements(self._dom_element.children)

    @property
    def parent(self):
        return wrapped(self._dom_element.parentElement)

    @property
    def options(self):
        return Options(self)

    def append(self, *items):
        """Puts elements, texts, numbers, and lists of these at the end of what is in the element."""
        for item in items:
            if isinstance(item, Element):
                self._dom_element.append(item._dom_element)
            elif isinstance(item, (str, int, float)):
                self._dom_element.append(str(item))
            elif isinstance(item, (ElementCollection, list, tuple, set)):
                self.append(*item)
            elif isinstance(item, prelude.RemoteProxy) and hasattr(item, "nodeType" if hasattr(item, "nodeType") else "tagName"):
                self._dom_element.append(item)
            elif isinstance(item, prelude.RemoteProxy) and hasattr(item, "length"):
                self.append(*item)
            else:
                raise TypeError(f"an element takes elements, texts and numbers, not {type(item).__name__}")

    def clone(self, clone_id=None):
        """A copy, with all that is in it."""
        made = Element.wrap_dom_element(self._dom_element.cloneNode(True))
        made.id = clone_id or ""
        return made

    def find(self, selector):
        """All elements in it that a selector of CSS fits."""
        return ElementCollection.wrap_dom_elements(self._dom_element.querySelectorAll(selector))

    def show_me(self):
        self._dom_element.scrollIntoView()

    def update(self, classes=None, style=None, **attributes):
        if classes:
            self.classes.add(*([classes] if isinstance(classes, str) else classes))
        if style is not None and not isinstance(style, dict):
            raise TypeError(f"Style should be a dictionary, received {style} (type {type(style)}) instead.")
        self.style.update(style or {}) if style else None
        for name, value in attributes.items():
            setattr(self, name, value)


class ContainerElement(Element):
    """An element that others lie in: what is given by position, and as `children`."""

    def __init__(self, *inner, children=None, dom_element=None, style=None, classes=None, **attributes):
        super().__init__(dom_element=dom_element, style=style, classes=classes, **attributes)
        self.append(*inner, *(children or []))

    def __iter__(self):
        return iter(self.children)


class ElementCollection:
    """Several elements. What is set is set in each; what is read is a list."""

    @classmethod
    def wrap_dom_elements(cls, dom_elements):
        return cls([Element.wrap_dom_element(each) for each in dom_elements])

    def __init__(self, elements):
        object.__setattr__(self, "_elements", list(elements))

    @property
    def elements(self):
        return list(self._elements)

    @property
    def classes(self):
        return Classes(*self._elements)

    @property
    def style(self):
        return Style(*self._elements)

    def __eq__(self, other):
        return isinstance(other, ElementCollection) and other._elements == self._elements

    __hash__ = None

    def __iter__(self):
        return iter(self._elements)

    def __len__(self):
        return len(self._elements)

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._elements[key]
        if isinstance(key, slice):
            return ElementCollection(self._elements[key])
        if isinstance(key, str):
            name = key.removeprefix("#")
            return next((each for each in self._elements if each.id == name), None) or next(
                (found for each in self._elements if (found := each[name]) is not None), None
            )
        raise TypeError(f"Collection indices must be integers, slices, or strings, not {type(key).__name__}")

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"'ElementCollection' object has no attribute '{name}'", name=name, obj=self)
        return [getattr(each, name) for each in self._elements]

    def __setattr__(self, name, value):
        for each in self._elements:
            setattr(each, name, value)

    def __repr__(self):
        return f"<ElementCollection (length: {len(self)}) {self._elements}>"

    def find(self, selector):
        return ElementCollection([found for each in self._elements for found in each.find(selector)])

    def update_all(self, **attributes):
        for each in self._elements:
            each.update(**attributes)


class Options:
    """The options of a select, a datalist or an optgroup."""

    def __init__(self, element):
        self._element = element

    def __iter__(self):
        return iter(self.options)

    def __len__(self):
        return len(self.options)

    def __getitem__(self, key):
        return self.options[key]

    @property
    def options(self):
        return [wrapped(each) for each in self._element._dom_element.options]

    @property
    def selected(self):
        at = self._element._dom_element.selectedIndex
        return None if at < 0 else self.options[at]

    def add(self, value=None, html=None, text=None, before=None, **attributes):
        """Adds an option, before another one or its index where one is named."""
        given = {"value": value, "innerHTML": html, "text": text}
        option = Element.element_classes_by_tag_name["option"](**{name: said for name, said in given.items() if said is not None}, **attributes)
        place = before._dom_element if isinstance(before, Element) else before
        self._element._dom_element.add(option._dom_element, *([] if place is None else [place]))

    def remove(self, item):
        self._element._dom_element.remove(item)

    def clear(self):
        for at in reversed(range(len(self))):
            self.remove(at)


for _name in CONTAINERS + VOID:
    globals()[_name] = type(_name, (ContainerElement if _name in CONTAINERS else Element,), {"__module__": "pyscript.web"})
Element.register_element_classes(globals()[_name] for _name in CONTAINERS + VOID)


class Page:
    """The document of main."""

    def __getitem__(self, name):
        return by_id(main_document(), name)

    def find(self, selector):
        """All elements that a selector of CSS fits."""
        return ElementCollection.wrap_dom_elements(main_document().querySelectorAll(selector))

    def append(self, *items):
        self.body.append(*items)

    @property
    def body(self):
        return wrapped(main_document().body)

    @property
    def head(self):
        return wrapped(main_document().head)

    @property
    def html(self):
        return wrapped(main_document().documentElement)

    @property
    def title(self):
        return main_document().title

    @title.setter
    def title(self, title):
        main_document().title = title


page = Page()
