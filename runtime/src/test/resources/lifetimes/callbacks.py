from polyflux import sleep
from pyscript.ffi import create_proxy

seen = []


async def until(count):
    while len(seen) < count:
        await sleep(0.001)


js.setTimeout(lambda msg: seen.append(msg), 1, "OK")
await until(1)
js.setTimeout(print, 1, "success")
js.setTimeout(lambda: seen.append("printed"), 2)
await until(2)


def callback(message):
    proxy.destroy()
    seen.append(message)


proxy = create_proxy(callback)
js.setTimeout(proxy, 1, "last")
await until(3)
print(seen, create_proxy(proxy) is proxy, told(proxy, "again"))
# success
# ['OK', 'printed', 'last'] True Error: Object has already been destroyed

target = js.EventTarget.new()
target.addEventListener("click", lambda event: seen.append(event.type), in_js("{once: true}"))
target.addEventListener("click", lambda event: seen.append("always"))
target.dispatchEvent(js.Event.new("click"))
target.dispatchEvent(js.Event.new("click"))
await until(6)
print(seen[3:])
# ['click', 'always', 'always']

sticky = js.Object()
sticky.x = lambda value: value + 1
print(sticky.x(1), in_js("o => o.x(2)")(sticky))
# 2 3

js.queueMicrotask(lambda: seen.append("microtask"))
js.Promise.resolve(1).then(lambda value: seen.append(value)).catch(print)
await until(8)
print(sorted(map(str, seen[6:])), in_js("(f) => [3, 1, 2].sort(f)")(lambda a, b: a - b).to_py())
# ['1', 'microtask'] [1, 2, 3]
