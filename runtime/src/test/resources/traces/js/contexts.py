import contextvars
import sys

import js
from polyflux import sleep
from pyscript import window

# What a function has handled, or a builtin or another language has swallowed, is no context of what is raised after it.
js.eval("globalThis.swallow = (f) => { try { f(); } catch { } }; globalThis.read = (o) => { try { return o.nothing; } catch { } }")


def handles(*given):
    try:
        {}["handled"]
    except KeyError:
        return 0


def turns(*given):
    try:
        {}["handled"]
    except KeyError:
        raise AttributeError("swallowed")


class Asked:
    __getattr__ = turns

    def __eq__(self, other):
        return handles() is None

    def __iter__(self):
        yield handles()

    def __getitem__(self, at):
        try:
            {}[at]
        except KeyError:
            raise IndexError(at)


def imports():
    __import__("there_is_none")


ended = lambda: exec("try:\n    {}['handled']\nexcept KeyError:\n    pass")
WAYS = {
    "handled": handles,
    "handled by code": ended,
    "raised": turns,
    "imported": imports,
    "asked for": lambda: getattr(Asked(), "x", None),
    "looked for": lambda: hasattr(Asked(), "x"),
    "compared": lambda: Asked() in [Asked(), 1],
    "looped over": lambda: list(Asked()),
    "sorted": lambda: sorted([2, 1], key=handles),
    "in a context": lambda: contextvars.copy_context().run(handles),
    "called by JavaScript": lambda: js.swallow(handles),
    "swallowed by JavaScript": lambda: js.swallow(turns),
    "read by JavaScript": lambda: js.read(Asked()),
    "called by main": lambda: window.call(handles),
    "read in main": lambda: getattr(window, "nothing", None),
    "failed in main": lambda: window.outer("text"),
}


def after(way):
    try:
        WAYS[way]()
    except Exception:
        pass
    raise ValueError("raised")


def in_turn(way):
    for turn in range(2):
        try:
            after(way)
        except ValueError as error:
            if turn:
                raise


def below_javascript(way):
    js.swallow(lambda: after(way))
    raise ValueError("raised")


def from_a_generator(way):
    try:
        yield WAYS[way]()
    except Exception:
        yield
    raise ValueError("raised")


async def from_a_coroutine(way):
    try:
        WAYS[way]()
        {}["handled"]
    except Exception:
        await sleep(0)
    raise ValueError("raised")


async def contexts(way):
    for raises in after, in_turn, below_javascript, from_a_generator, from_a_coroutine:
        try:
            raised = raises(way)
            await raised if raises is from_a_coroutine else list(raised)
        except ValueError as error:
            yield raises.__name__, error.__context__


left = [(way, name, context) for way in WAYS async for name, context in contexts(way) if context is not None]
print(len(WAYS), left, sys.exception())
#| 16 [] None
