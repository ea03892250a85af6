# on: main worker awaiting
import asyncio

from pyscript import WebSocket

base = "{sockets}"
heard = asyncio.Queue()
hear = heard.put_nowait

socket = WebSocket(url=base + "/", onopen=lambda event: hear(event.type))
print(socket.readyState == WebSocket.CONNECTING, socket.url == base + "/")  # => True True
try:
    socket.send("too early")
except Exception as error:
    print(error.name)  # => InvalidStateError
print(await heard.get(), socket.readyState == socket.OPEN)  # => open True

# Text, and bytes as a memoryview.
socket.onmessage = lambda event: hear(event.data)
socket.send("héllo")
print(await heard.get())  # => héllo
for data in (b"\x00\xff", bytearray(b"array"), memoryview(b"view")):
    socket.send(data)
    answer = await heard.get()
    print(type(answer).__name__, bytes(answer))
# => memoryview b'\x00\xff'
# => memoryview b'array'
# => memoryview b'view'

# In order, and large.
for number in range(100):
    socket.send(str(number))
print([int(await heard.get()) for _ in range(100)] == list(range(100)))  # => True
socket.send("x" * 300_000)
print(len(await heard.get()))  # => 300000


# Another handler in its place, which is asynchronous.
async def later(event):
    await asyncio.sleep(0)
    hear(f"later {event.data}")


socket.onmessage = later
print(socket.onmessage is later)  # => True
socket.send("again")
print(await heard.get())  # => later again
socket.onmessage = None
print(socket.onmessage)  # => None

socket.onclose = lambda event: hear((event.code, event.reason, event.wasClean))
socket.close(code=3001, reason="enough")
print(socket.readyState == WebSocket.CLOSING)  # => True
print(await heard.get(), socket.readyState == WebSocket.CLOSED)  # => (3001, 'enough', True) True
socket.send("to nobody")

# The other side ends it.
socket = WebSocket(base, ["chat", "talk"], onopen=hear, onclose=lambda event: hear((event.code, event.reason, event.wasClean)))
await heard.get()
print(socket.protocol)  # => chat
socket.send("bye")
print(await heard.get())  # => (4001, 'see you', True)

# There is none, or no longer.
socket = WebSocket(base + "/refused", onerror=lambda event: hear("403" in event.message), onclose=lambda event: hear((event.code, event.wasClean)))
print(await heard.get(), await heard.get())  # => True (1006, False)
socket = WebSocket(base + "/dropped", onclose=lambda event: hear((event.code, event.wasClean)))
print(await heard.get())  # => (1006, False)

for wrong in (lambda: WebSocket("nonsense"), lambda: WebSocket("ftp://host"), lambda: WebSocket(base, ["a", "a"]), lambda: socket.close(1001)):
    try:
        wrong()
    except Exception as error:
        print(error.name)
# => SyntaxError
# => SyntaxError
# => SyntaxError
# => InvalidAccessError
try:
    WebSocket(base, onmesage=print)
except TypeError as error:
    print(error)  # => a WebSocket has no 'onmesage'; its handlers are onopen, onmessage, onerror, onclose
