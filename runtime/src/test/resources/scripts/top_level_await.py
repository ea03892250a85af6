"""The doc."""
import asyncio
from contextlib import asynccontextmanager

x: int = 1
y: list[str]
print(__doc__, __annotations__)  # => The doc. {'x': <class 'int'>, 'y': list[str]}
await asyncio.sleep(0)
"no doc"
z: dict = await asyncio.sleep(0, {1: 2})
print(__doc__, list(__annotations__), z)  # => The doc. ['x', 'y', 'z'] {1: 2}
global g
g = 3
exec("made = 4")
print(made, g, locals() is globals())  # => 4 3 True
print(await asyncio.sleep(0, 5), locals() is globals(), vars() is globals(), "made" in dir(), eval("made"), exec("late = 5"))  # => 5 True True True 4 None
print(late)  # => 5


class A:
    v: int = 3
    w = z

    def m(self):
        return x


print(A.__qualname__, A.m.__qualname__, A.__annotations__, A().m())  # => A A.m {'v': <class 'int'>} 1
if await asyncio.sleep(0, True):
    global q
    q = 1
    b: int = q
    exec("inner = 7")
    from math import *

    def fn(value=locals()):
        return q, value is globals()

    class B:
        pass

    print(inner, floor(2.5), fn.__qualname__, fn(), B.__qualname__, B.__module__)  # => 7 2 fn (1, True) B __main__


async def numbers():
    for i in range(3):
        yield i


print([await asyncio.sleep(0, i) for i in range(3)], [i async for i in numbers()])  # => [0, 1, 2] [0, 1, 2]
print((w := await asyncio.sleep(0, 8)), w, [last := i async for i in numbers()], last)  # => 8 8 [0, 1, 2] 2
async for i in numbers():
    total: int = i
    if i == 1:
        continue
else:
    print(i, total)  # => 2 2
later = (await asyncio.sleep(0, n) async for n in numbers())
print([n async for n in later])  # => [0, 1, 2]


@asynccontextmanager
async def manager():
    yield 9


async with manager() as c, manager() as (d):
    print(c, d)  # => 9 9
while await asyncio.sleep(0, True):
    break
try:
    await asyncio.sleep(0)
    raise ValueError("x")
except ValueError as e:
    print(repr(e))  # => ValueError('x')
try:
    e
except NameError as unbound:
    print(unbound)  # => name 'e' is not defined
match await asyncio.sleep(0, {"a": [1, 2, 3], "o": 0}):
    case {"a": [p, *rest], **others}:
        print(p, rest, others)  # => 1 [2, 3] {'o': 0}
type Alias = int
del w
try:
    print(await asyncio.sleep(0), w)
except NameError as unbound:
    print(Alias.__name__, unbound)  # => Alias name 'w' is not defined
holder = A()
holder.v: int = await asyncio.sleep(0, 6)
(bare): int = await asyncio.sleep(0, 7)
print(holder.v, bare, list(__annotations__))  # => 6 7 ['x', 'y', 'z', 'b', 'total']
print(asyncio.current_task() is not None, __name__)  # => True __main__
print(sorted(name for name in globals() if not name.isidentifier()))  # => []
