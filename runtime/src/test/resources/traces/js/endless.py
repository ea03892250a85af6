import js


class Endless:
    @property
    def x(self):
        return js.held.x

    def __str__(self):
        return js.text()

    def __call__(self, *args):
        return js.call(*args)


endless = js.endless = Endless()
js.eval("""
globalThis.held = { get x() { return endless.x } };
globalThis.text = () => String(endless);
globalThis.call = (...args) => endless(...args);
globalThis.sort = (compare) => [2, 1].sort(compare);
globalThis.wrapped = (f) => { try { return f() } catch (error) { throw new Error('wrapped', { cause: error }) } };
""")


def compare(one, other):
    return js.sort(compare)


def wrapping():
    try:
        return js.wrapped(wrapping)
    except Exception as error:
        raise ValueError("again") from error


for name, begin in {
    "arguments": lambda: js.call(1, 2, 3),
    "getter": lambda: js.held.x,
    "text": js.text,
    "callback": lambda: js.sort(compare),
    "wrapping": wrapping,
}.items():
    try:
        begin()
    except Exception as error:
        print(name, isinstance(error, RecursionError) or error)
#| arguments True
#| getter True
#| text True
#| callback True
#| wrapping again
