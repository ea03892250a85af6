# What the cases find on main. Each case that changes an object asks for a fresh one.
from polyflux import sleep

answer = 42
numbers = [3, 1, 2]
add = lambda a, b: a + b
echo = lambda value: value
same = lambda a, b: a is b
call = lambda f, *args: f(*args)
map = lambda f, values: [f(value) for value in values]


def say(text, end="?"):
    return text + end


def keywords(*args, **named):
    return f"{list(args)} {dict(named)}"


def soon(f, value):
    sleep(0).add_done_callback(lambda done: f(value))


async def twice(value):
    await sleep(0)
    return value * 2


async def refuse():
    raise LookupError("not today")


def fail():
    raise LookupError("out of range")


def throwIt(error):
    raise error


def caught(f):
    try:
        f()
        return "nothing"
    except Exception as error:
        return f"{isinstance(error, Exception)} {type(error).__name__}: {error}"


def isCaught(f, error):
    try:
        f()
    except BaseException as caught:
        return caught is error
    return False


def isNegativeZero(value):
    return str(value) == "-0.0"


def isFloat(value):
    return type(value) is float


def isNothing(value):
    return value is None


big = 2**70
smile = "a\U0001F600b"
octets = bytes([0, 127, 128, 255])
nothing = None


class Box:
    def __init__(self):
        self.width = 2
        self.label = "box"

    def area(self, height):
        return self.width * height


kept = Box()
freshBox = lambda: Box()
freshList = lambda *elements: list(elements)


def count(n):
    yield from range(n)


async def ticks(n):
    for i in range(n):
        await sleep(0)
        yield i


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def sum(self):
        return self.x + self.y


matrix = {"a": 1, "b": {"c": 2}}
