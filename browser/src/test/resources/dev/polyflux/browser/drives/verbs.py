"""Several operations at once are one message."""
from pyscript import document, window
from pyscript.ffi import assign, gather, query

style = document.body.style
assign(style, {"color": "red", "margin": "1px"})
assert gather(style, "color", "margin", "absent") == ["red", "1px", None], gather(style, "color", "margin", "absent")
assert query(window, "document.body.style.color") == "red"
assert query(window, "page.numbers[2]") == 2
