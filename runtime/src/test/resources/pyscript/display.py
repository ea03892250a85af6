# on: main worker awaiting
# Where nobody looks, what is displayed is printed.
from pyscript import HTML, display


class Rich:
    def __repr__(self):
        return "rich"

    def _repr_html_(self):
        return "<b>rich</b>"


display("a", 1, None, [1, "b"])
# => a
# => 1
# => None
# => [1, 'b']
display(Rich(), HTML("<i>x</i>"))
# => rich
# => <i>x</i>
display("<escaped>", append=False)  # => <escaped>
for target in ("", "#", 5):
    try:
        display("x", target=target)
    except ValueError as error:
        print(error)
# => a target is the id of an element, not ''
# => a target is the id of an element, not '#'
# => a target is the id of an element, not 5
