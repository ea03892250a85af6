import asyncio
import ssl
from pyodide.webloop import PyodideFuture, PyodideTask, WebLoop, WebLoopPolicy

loop = asyncio.get_running_loop()

def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"

print(isinstance(loop, WebLoop), isinstance(asyncio.get_event_loop_policy(), WebLoopPolicy), loop.is_running(), loop.is_closed())
print(isinstance(loop.create_future(), PyodideFuture), isinstance(asyncio.current_task(), PyodideTask))
print(attempt(loop.call_later, -1, print))
print(attempt(loop.set_task_factory, 1))
print(attempt(loop.set_exception_handler, 1))
print(attempt(loop.add_reader, 1, print))
try:
    await asyncio.open_connection("localhost", 1)
except NotImplementedError as error:
    print(str(error).partition(":")[0])
handled = asyncio.Event()
loop.set_exception_handler(lambda loop, context: (print(context["message"], repr(context["exception"])), handled.set()))
class Broken:
    def __call__(self):
        1 // 0

    def __repr__(self):
        return "broken"


loop.call_soon(Broken())
await handled.wait()
loop.set_exception_handler(None)
future = loop.create_future()
chained = future.then(lambda value: asyncio.sleep(0, value + 1)).finally_(lambda: print("finally"))
future.set_result(1)
print(await chained)

async def numbers():
    try:
        yield 1
    finally:
        print("closed")

generator = numbers()
print(await anext(generator))
await loop.shutdown_asyncgens()
print(ssl.__name__, asyncio.StreamReader.__name__, asyncio.iscoroutinefunction(numbers))
# True True True False
# True True
# ValueError: Can't schedule in the past
# TypeError: task factory must be a callable or None
# TypeError: A callable object or None is expected, got 1
# NotImplementedError: add_reader() is not available in a realm: a realm's event loop does not watch file descriptors
# create_connection() is not available in a realm
# Exception in callback broken ZeroDivisionError('integer division or modulo by zero')
# finally
# 2
# 1
# closed
# ssl StreamReader False
