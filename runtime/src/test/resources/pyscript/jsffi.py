# on: main worker
import jsffi
from js import Array, Object
from jsffi import JsException, JsProxy, create_proxy, to_js

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
counts = jsffi.mem_info()
total, used, free, room_held, held, room_proxies, proxies = counts
print(all(type(count) is int and count >= 0 for count in counts), total == used + free, total > 0)  # => True True True
print(held <= room_held, proxies <= room_proxies)  # => True True
