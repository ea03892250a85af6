# on: main worker
# A terminal is an element of main's document, and shows what is typed as well.
import asyncio
from html import unescape

from pyscript import RUNNING_IN_WORKER, donkey, js_import

if not RUNNING_IN_WORKER:
    await js_import("{page}")

from pyscript import document

element = document.createElement("div")
element.id = "terminal"
document.body.append(element)
carrier = await donkey(terminal="#terminal")
await carrier.process("for n in (1, 2):\n    print(n, end=' ')\n3")
print(unescape(element.textContent))  # => >>> for n in (1, 2):...     print(n, end=' ')1 2 >>> 33
await carrier.clear()
print(element.textContent == "")  # => True
await carrier.process("@str\nclass A: pass\nx = 1; x")
print(unescape(element.textContent))  # => >>> @str... class A: pass>>> x = 1; x1

# What runs is ended first.
async def endless():
    try:
        await carrier.execute("while True: pass")
    except Exception as error:
        return type(error).__name__


ended = asyncio.ensure_future(endless())
await asyncio.sleep(0)
await carrier.clear()
print(element.textContent == "", await ended)  # => True ClosedError
