# on: main worker
import jsffi
from js import Array, Object
from jsffi import JsException, JsProxy, create_proxy, to_js
from pyscript import RUNNING_IN_WORKER, window

print(isinstance(Object, JsProxy), to_js([1, (2, 3)]).length, to_js({"a": {"b": 1}}).a.b)  # => True 2 1
print(create_proxy(lambda: 42)(), list(Array.from_(to_js((1, 2)))))  # => 42 [1, 2]
try:
    Array.new(-1)
except JsException as error:
    print(error.name)  # => RangeError
for wrong in (lambda: to_js([], depth=1), lambda: create_proxy(print, capture_this=True)):
    try:
        wrong()
    except TypeError:
        print("one argument")
# => one argument
# => one argument
print(jsffi.can_run_sync())  # => True
total, used, free, room_held, held, room_proxies, proxies = jsffi.mem_info()
print(total == used + free, total > used > 0, room_held >= held, room_proxies >= proxies)  # => True True True True
theirs = [window.Function("return {}")() for _ in range(100)]
ours = [create_proxy(object()) for _ in range(100)]
given = window.Array.of(*ours)
_, _, _, _, more_held, _, more_proxies = jsffi.mem_info()
print(more_held > held + 50, more_proxies > proxies + 50 or not RUNNING_IN_WORKER)  # => True True
