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


# For the proxies of Python objects.
from collections import OrderedDict, deque

letters = lambda: ["c", "a", "b"]
clashing = lambda: {"a": 1, "keys": 9, "get": "item", 2: "two"}
nested = lambda: {"list": [1, {"x": (1, 2)}], "set": {1}, "none": None, "bytes": b"\x01\x02", "big": 2**60}
records = lambda: [{"a": 1}, {"a": [{"b": None}]}]
aTuple = (1, 2, 3)
aDeque = lambda: deque([1, 2, 3])
ordered = lambda: OrderedDict(b=1, a=2)
exactly = lambda value: type(value).__name__
show = lambda value: repr(value)
isIn = lambda value, *all: any(value is each for each in all)
buffer = lambda: bytearray([1, 2, 250])
badKeys = lambda: {(1, 2): 3}
collision = lambda: {1: "number", "1": "text"}
shadow = lambda: {"toString": 1, "__proto__": 2}


def cycle():
    ring = [1]
    ring.append(ring)
    return ring


def three(a, b=2, *, c=3):
    return [a, b, c]


def star(*args, **named):
    return [list(args), named]


def dialog():
    try:
        heard = yield "hello"
        yield f"you said {heard}"
    except ValueError as error:
        yield f"caught {error}"
    finally:
        global dialogs
        dialogs += 1
    return "bye"


dialogs = 0


class Pair:
    """Two numbers."""

    unit = "m"

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __float__(self):
        return float(self.x)

    def __str__(self):
        return f"<{self.x} {self.y}>"

    def __repr__(self):
        return f"Pair({self.x}, {self.y})"

    def scaled(self, by, times=1):
        return Pair(self.x * by * times, self.y * by * times)


class Broken:
    whole = 1

    @property
    def broken(self):
        raise ValueError("broken")


class Bag:
    def __init__(self):
        self.kept = {}

    def __getitem__(self, key):
        return self.kept[key]

    def __setitem__(self, key, value):
        self.kept[key] = value

    def __delitem__(self, key):
        del self.kept[key]

    def __contains__(self, key):
        return key in self.kept

    def __len__(self):
        return len(self.kept)


def fromOuter():
    try:
        raise KeyError("inner")
    except KeyError as error:
        raise ValueError("outer") from error


own = ValueError("thrown by hand")


def raised(f):
    try:
        f()
    except BaseException as error:
        return f"{type(error).__name__} {error is own}"


copy = "main's own copy"
