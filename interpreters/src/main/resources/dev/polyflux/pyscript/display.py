"""Showing values as what they are best: in main's document, to whoever looks, or else as printed text."""

__all__ = ["HTML", "display"]

# How an object says what it is as a MIME type, the best one first.
METHODS = {
    "savefig": "image/png",
    "_repr_png_": "image/png",
    "_repr_jpeg_": "image/jpeg",
    "_repr_svg_": "image/svg+xml",
    "_repr_html_": "text/html",
    "_repr_markdown_": "text/markdown",
    "_repr_latex_": "text/latex",
    "_repr_json_": "application/json",
    "_repr_javascript_": "application/javascript",
}


class HTML:
    """Text that is HTML, rather than text that HTML has to escape."""

    def __init__(self, html):
        self._html = html

    def _repr_html_(self):
        return self._html

    def __repr__(self):
        return self._html


# Of a pair of data and metadata, the data.
def data_of(given):
    return given[0] if isinstance(given, tuple) else given


def text_of(mime, data):
    if isinstance(data, (bytes, bytearray, memoryview)):
        import base64

        return base64.b64encode(data).decode()
    if not isinstance(data, str):
        import json

        return json.dumps(data)
    return data


def picture(figure):
    import io

    octets = io.BytesIO()
    figure.savefig(octets, format="png")
    return octets.getvalue()


def bundle_of(value):
    """What a value is as each MIME type that it has, as texts."""
    if isinstance(value, str):
        return {"text/plain": value}
    kind = type(value)
    told = value._repr_mimebundle_() if hasattr(kind, "_repr_mimebundle_") else None
    bundle = dict(data_of(told)) if told is not None else {}
    if not bundle:
        for method, mime in METHODS.items():
            if mime not in bundle and hasattr(kind, method):
                data = picture(value) if method == "savefig" else data_of(getattr(value, method)())
                if data is not None:
                    bundle[mime] = data
    bundle = {mime: text_of(mime, data_of(data)) for mime, data in bundle.items()}
    bundle.setdefault("text/plain", repr(value))
    return bundle


def escaped(text):
    import html

    return html.escape(text)


# How a value of a MIME type is said in HTML.
IN_HTML = {
    "image/png": lambda data: f'<img src="data:image/png;base64,{data}">',
    "image/jpeg": lambda data: f'<img src="data:image/jpeg;base64,{data}">',
    "image/svg+xml": lambda data: data,
    "text/html": lambda data: data,
    "application/json": escaped,
    "application/javascript": lambda data: f"<script>{data}</script>",
    "text/plain": escaped,
}


def html_of(bundle):
    return next(IN_HTML[mime](data) for mime, data in bundle.items() if mime in IN_HTML)


async def put(document, target, values, append):
    """Puts values into an element of main's document, which may have to be awaited; shows them elsewhere where there is none."""
    settled = prelude.settled_value
    document = await settled(document)
    if document is None or document is prelude.jsnull:
        return show(target, values, append)
    element = await settled(document.getElementById(target))
    if element is None or element is prelude.jsnull:
        raise ValueError(f"Cannot find element with id='{target}' in the page.")
    if not append:
        await settled(element.replaceChildren())
    for value in values:
        part = await settled(document.createElement("div"))
        await settled(prelude.Batch.assign(part, {"innerHTML": html_of(bundle_of(value))}))
        await settled(element.append(part))


def show(target, values, append):
    for value in values:
        bundle = bundle_of(value)
        if not prelude.seam_showing.show(target, append, [text for form in bundle.items() for text in form]):
            print(bundle["text/plain"])
        append = True


def main_document():
    from pyscript import window

    return getattr(window, "document", None)


def display(*values, target=None, append=True):
    """
    Shows values: in the element of main's document that has the target as its id, where there is a document and a target; to the
    Java code that looks; or else as text, printed. In a realm that may not wait, who awaits what it gives knows that it is there.
    """
    from pyscript.context import current_target
    from pyscript.events import is_far

    if target is None:
        return show(current_target(), values, append)
    if not isinstance(target, str) or not target.removeprefix("#"):
        raise ValueError(f"a target is the id of an element, not {target!r}")
    document = main_document()
    putting = put(document, target.removeprefix("#"), values, append)
    if is_far(document):
        return prelude.begun(putting)
    try:
        putting.send(None)
    except StopIteration:
        return None
