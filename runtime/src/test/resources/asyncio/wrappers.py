from pyodide.code import run_js
from pyodide.ffi.wrappers import (TIMEOUTS, add_event_listener, clear_interval, clear_timeout, remove_event_listener, set_interval,
                                  set_timeout)
from polyflux import sleep

seen = []
ticking = set_interval(lambda: seen.append("tick"), 1)
while seen.count("tick") < 2:
    await sleep(0.001)
clear_interval(ticking)
once = set_timeout(lambda: seen.append("once"), 1)
clear_timeout(set_timeout(lambda: seen.append("never"), 1))
while "once" not in seen:
    await sleep(0.001)
clear_timeout(once)
print("never" in seen, TIMEOUTS)
element = run_js("({listeners: [], addEventListener(name, fn) { this.listeners.push(fn); }, removeEventListener(name, fn) {"
                 " this.listeners = this.listeners.filter((other) => other !== fn); } })")
listener = lambda event: seen.append(event)
add_event_listener(element, "click", listener)
element.listeners[0]("clicked")
remove_event_listener(element, "click", listener)
print(seen[-1], len(element.listeners))
try:
    remove_event_listener(element, "click", listener)
except KeyError:
    print("unknown")
# False {}
# clicked 0
# unknown
