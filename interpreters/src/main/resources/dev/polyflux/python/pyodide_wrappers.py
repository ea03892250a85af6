"""JavaScript's events and timers, with Python functions that are kept for as long as they are needed."""

from pyodide.ffi import create_once_callable, create_proxy

EVENT_LISTENERS = {}
TIMEOUTS = {}
INTERVAL_CALLBACKS = {}


def _timers():
    import js

    return js


def _id(timer):
    return timer if isinstance(timer, int) else timer.js_id


def add_event_listener(elt, event, listener):
    """Calls the listener at each event of an element, until it is removed."""
    proxy = create_proxy(listener)
    EVENT_LISTENERS[elt.js_id, event, listener] = proxy
    elt.addEventListener(event, proxy)


def remove_event_listener(elt, event, listener):
    """Removes a listener; one that is not there is a KeyError."""
    proxy = EVENT_LISTENERS.pop((elt.js_id, event, listener))
    elt.removeEventListener(event, proxy)
    proxy.destroy()


def set_timeout(callback, timeout):
    """Calls back once, after so many milliseconds; gives what clear_timeout() takes."""

    def fire():
        TIMEOUTS.pop(key, None)
        return callback()

    timer = _timers().setTimeout(create_once_callable(fire), timeout)
    key = _id(timer)
    TIMEOUTS[key] = callback
    return timer


def clear_timeout(timeout_retval):
    """Cancels a timeout; one that is over is none to cancel."""
    _timers().clearTimeout(timeout_retval)
    TIMEOUTS.pop(_id(timeout_retval), None)


def set_interval(callback, interval):
    """Calls back every so many milliseconds; gives what clear_interval() takes."""
    proxy = create_proxy(callback)
    timer = _timers().setInterval(proxy, interval)
    INTERVAL_CALLBACKS[_id(timer)] = proxy
    return timer


def clear_interval(interval_retval):
    """Ends an interval; one that is over is none to end."""
    _timers().clearInterval(interval_retval)
    proxy = INTERVAL_CALLBACKS.pop(_id(interval_retval), None)
    if proxy is not None:
        proxy.destroy()
