"""Events of one's own, and functions that are called when something happens."""

from pyscript.util import is_awaitable, takes_arguments

__all__ = ["Event", "when"]


class Event:
    """Something that may happen, any number of times, with what listens to it."""

    def __init__(self):
        self._listeners = []

    def add_listener(self, listener):
        """Has a function called with the result each time; one that is there already is not called twice."""
        if not callable(listener):
            raise ValueError("Listener must be callable or awaitable.")
        if listener not in self._listeners:
            self._listeners.append(listener)

    def remove_listener(self, *listeners):
        """Takes listeners away, or all of them; one that is not there is nobody's fault."""
        if not listeners:
            self._listeners.clear()
        for listener in listeners:
            if listener in self._listeners:
                self._listeners.remove(listener)

    def trigger(self, result=None):
        """
        Calls the listeners, in their order. What one raises goes to the caller, and the listeners after it are not called. What is
        asynchronous is begun, and nobody waits for it.
        """
        for listener in list(self._listeners):
            prelude.begun(listener(result))


# A function that is called without what it does not take, and of its own for each registration: so two of them are two calls.
def handler_of(function):
    given = takes_arguments(function)
    if is_awaitable(function):

        async def handler(*event):
            return await (function(*event) if given else function())

    else:

        def handler(*event):
            return function(*event) if given else function()

    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        value = getattr(function, name, None)
        if isinstance(value, str):
            setattr(handler, name, value)
    handler.__wrapped__ = function
    return handler


def is_event(target):
    return isinstance(target, Event) or not isinstance(target, str) and hasattr(target, "add_listener")


# Whether what a value has can only be awaited: everything of main's, where the realm may not wait.
def is_far(value):
    if isinstance(value, prelude.RemoteProxy):
        return value._via is prelude.transport and not prelude.remote.waits(value._ref)
    return isinstance(value, prelude.Later)


def may_be_several(value):
    return isinstance(value, prelude.Later) or getattr(type(value), "_features", 0) & prelude.ITERABLE != 0


# The targets there are in an element, a collection, or a list of either; one that is far is told apart by whoever awaits it.
def each_of(several):
    if is_far(several):
        return [several]
    if not isinstance(several, prelude.RemoteProxy):
        if hasattr(several, "_dom_element"):
            return [several._dom_element]
        if hasattr(type(several), "__iter__"):
            return [single for member in several for single in each_of(member)]
    if hasattr(several, "addEventListener"):
        return [several]
    if not hasattr(type(several), "__iter__"):
        raise TypeError(f"when() listens to what has an addEventListener(), and a {type(several).__name__} has none")
    return [single for member in several for single in each_of(member)]


def listen(targets, events, handler, options):
    for target in each_of(targets):
        if is_far(target) and may_be_several(target):
            prelude.started(listen_far(target, events, handler, options))
        else:
            add(target, events, handler, options)


async def listen_far(target, events, handler, options):
    target = await prelude.settled_value(target)
    if await target.addEventListener is not None:
        return add(target, events, handler, options)
    for index in range(await target.length):
        add(await target[index], events, handler, options)


def add(target, events, handler, options):
    for event in events:
        target.addEventListener(event, handler, *([prelude.Batch.direct(options)] if options else []))


def main_document():
    from pyscript import document

    return document


def is_function(value):
    return callable(value) and not hasattr(value, "addEventListener")


def when(event, target=None, /, *further, selector=None, handler=None, **options):
    """
    Has a function called when something happens; it need not take an argument, and may be asynchronous.

    when("click", "#button"), when("click", element), when(["a", "b"], [target, other], once=True) listen to targets of events:
    elements that a selector of main's document finds, or whatever has an addEventListener(), here or in another realm.
    when(event), when([one, other]) listen to an `Event`. As a decorator, or with the function behind. What it gives takes the
    function away again: target.removeEventListener(name, given), event.remove_listener(given).
    """
    for argument in (target, *further):
        if argument is None:
            continue
        if handler is None and is_function(argument):
            handler = argument
        elif selector is None:
            selector = argument
        else:
            raise TypeError("when() takes events, their targets, and a function")
    several = list(event) if isinstance(event, (list, tuple, set)) else [event]
    if not several:
        raise ValueError("when() needs an event")
    names = [each for each in several if isinstance(each, str)]
    events = [each for each in several if not isinstance(each, str)]
    for each in events:
        if not is_event(each):
            raise TypeError(f"when() listens to names of events and to Event, not to {type(each).__name__}")
    if names and (selector is None or isinstance(selector, str) and not selector):
        raise ValueError("No selector provided.")

    def decorator(function):
        if not callable(function):
            raise TypeError(f"when() calls functions, not {type(function).__name__}")
        made = handler_of(function)
        for each in events:
            each.add_listener(made)
        if names:
            listen(main_document().querySelectorAll(selector) if isinstance(selector, str) else selector, names, made, options)
        return made

    return decorator if handler is None else decorator(handler)
