"""What takes part in the runs of main and of workers: PyScript's hooks, as ordered sets of functions, or of code."""

import inspect
from collections.abc import MutableSet
from textwrap import dedent

__all__ = ["hooks"]

ON = ("onReady", "onBeforeRun", "onBeforeRunAsync", "onAfterRun", "onAfterRunAsync")
CODE = ("codeBeforeRun", "codeBeforeRunAsync", "codeAfterRun", "codeAfterRunAsync")


class Wrap:
    """The realm that a hook is called for: what runs there goes past all hooks."""

    __slots__ = ("_evaluate", "type")

    def __init__(self, type, evaluate):
        self.type, self._evaluate = type, evaluate

    def run(self, code):
        """The value of code; to be awaited where this realm does not wait for that one."""
        return self._evaluate(str(code))

    async def runAsync(self, code):
        value = self._evaluate(str(code))
        return await value if hasattr(type(value), "__await__") else value

    def __repr__(self):
        return f"<realm of {self.type}>"


class Place:
    """Which realm a hook is called for: its name, its script, and what a worker exposes."""

    def __init__(self, name, script, is_main):
        self.name, self.script = name, script
        if not is_main:
            from pyscript import workers

            self.sync = workers[name]

    def __repr__(self):
        return f"<realm '{self.name}'>"


# As many of the arguments as the function takes.
def fitting(hook):
    try:
        inspect.signature(hook).bind(None, None)
    except TypeError:
        for count in (1, 0):
            try:
                inspect.signature(hook).bind(*(None,) * count)
            except TypeError:
                continue
            return lambda *given: hook(*given[:count])
    except ValueError:  # nothing tells what it takes
        pass
    return hook


def calling(hook):
    fits = fitting(hook)

    def call(name, script, type, is_main, evaluate):
        return fits(None if evaluate is None else Wrap(type, evaluate), Place(name, script, is_main))

    return call


def writing(code):
    if isinstance(code, str):
        return lambda *given: dedent(code)
    call = calling(code)

    async def written(*given):
        text = call(*given)
        if hasattr(type(text), "__await__"):
            text = await text
        return dedent(text) if isinstance(text, str) else text

    return written


class HookSet(MutableSet):
    """The hooks at one point, in the order in which they were added; JavaScript's names of a set's methods go as well."""

    def __init__(self, is_main, point):
        self._is_main, self._point, self._ids = is_main, point, {}

    def add(self, hook, *, type=None, worker=None):
        """Has a hook called from now on: for the realms that speak the language `type`, for the workers that are named like `worker`."""
        is_code = self._point.startswith("code")
        if not callable(hook) and not (is_code and isinstance(hook, str)):
            takes = "code, or a function that gives code" if is_code else "a function"
            raise TypeError(f"{self._point} takes {takes}, not {hook!r}")
        if hook not in self._ids:
            language = type or ("py" if is_code else None)
            call = writing(hook) if is_code else calling(hook)
            self._ids[hook] = prelude.seam_hooks.add(self._is_main, self._point, language, worker, call)
        return self

    def discard(self, hook):
        id = self._ids.pop(hook, None)
        if id is not None:
            prelude.seam_hooks.remove(id)

    def delete(self, hook):
        found = hook in self
        self.discard(hook)
        return found

    def has(self, hook):
        return hook in self

    @property
    def size(self):
        return len(self)

    def __contains__(self, hook):
        return hook in self._ids

    def __iter__(self):
        return iter(list(self._ids))

    def __len__(self):
        return len(self._ids)

    def __repr__(self):
        return f"<{self._point}: {list(self._ids)}>"


class Points:
    def __init__(self, side, points):
        self._side = side
        for point in points:
            setattr(self, point, HookSet(side == "main", point))

    def __getattr__(self, name):
        raise AttributeError(f"there is no hook {self._side}.{name}", name=name, obj=self)

    def __repr__(self):
        return f"<hooks of {self._side}>"


class Hooks:
    main = Points("main", ("onWorker", *ON, *CODE))
    worker = Points("worker", (*ON, *CODE))


hooks = Hooks()
