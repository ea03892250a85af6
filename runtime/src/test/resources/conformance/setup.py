# What more the cases find on main, under the same names as in setup.js where both languages have it.
import builtins
from polyflux import sleep


class Animal:
    kinds = 2

    @classmethod
    def create(cls, name):
        return cls(name)

    def __init__(self, name):
        self.name = name

    @property
    def loud(self):
        return self.name.upper()

    @loud.setter
    def loud(self, text):
        self.name = text.lower()

    def speak(self):
        return f"{self.name} speaks"


class Dog(Animal):
    def speak(self):
        return f"{super().speak()} and barks"


class Stack:
    def __init__(self):
        self.items = []

    def push(self, *items):
        self.items.extend(items)
        return self

    def pop(self):
        return self.items.pop()

    def __iter__(self):
        return iter(self.items)


class CustomError(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class Emitter:
    def __init__(self):
        self.listeners = []

    def on(self, listener):
        self.listeners.append(listener)

    def off(self, listener):
        self.listeners = [other for other in self.listeners if other is not listener]

    def emit(self, value):
        for listener in self.listeners:
            listener(value)

    def count(self):
        return len(self.listeners)


text = "hello"
blank = ""
half = 0.5
yes = True
no = False
lone = "\ud83d"
freshDict = lambda: {"a": 1, "b": 2, "c": 3}
freshNested = lambda: {"name": "nest", "list": [1, [2, {"deep": "down"}]]}


class Named:
    def __init__(self, name):
        self.name = name


def freshRing():
    ring = Named("ring")
    ring.self = ring
    return ring


freshStack = lambda *items: Stack().push(*items)
freshEmitter = lambda: Emitter()
makeAdder = lambda n: lambda x: x + n


def makeCounter():
    n = 0

    def counter():
        nonlocal n
        n += 1
        return n

    return counter


compose = lambda f, g: lambda x: f(g(x))
rest = lambda first, *others: f"{first}+{len(others)}"
many = lambda *args: len(args)


def defaults(a, b=10):
    return f"{a}-{b}"


def times(n, f):
    for i in range(n):
        f(i)


def reduce(f, values, start):
    for value in values:
        start = f(start, value)
    return start


filter = lambda f, values: [x for x in values if f(x)]
sortBy = lambda key, values: sorted(values, key=key)
find = lambda f, values: next((x for x in values if f(x)), None)
some = lambda f, values: any(f(x) for x in values)
every = lambda f, values: all(f(x) for x in values)
collect = lambda iterable: list(iterable)
total = lambda iterable: sum(iterable)


def takeTwo(iterable):
    taken = []
    for x in iterable:
        taken.append(x)
        if len(taken) == 2:
            break
    return taken


def naturals():
    n = 0
    while True:
        yield n
        n += 1


def mirror(log=None):
    got = yield "first"
    try:
        while True:
            got = yield got
    finally:
        if log is not None:
            log("closed")


def returning():
    yield 1
    return "through"


def breaking():
    yield 1
    raise LookupError("broken")


readField = lambda object, name: getattr(object, name)
writeField = lambda object, name, value: setattr(object, name, value)
removeField = lambda object, name: delattr(object, name)
hasField = lambda object, name: hasattr(object, name)
fields = lambda object: [name for name in dir(object) if not name.startswith("_")]
itemAt = lambda object, key: object[key]


def putItem(object, key, value):
    object[key] = value


size = lambda object: len(object)
textOf = lambda object: str(object)
make = lambda Class, *args: Class(*args)
isA = lambda object, Class: isinstance(object, Class)
callMethod = lambda object, name, *args: getattr(object, name)(*args)
typeName = lambda value: type(value).__name__
isTrue = lambda value: True if value else False
compare = lambda a, b: [a < b, a > b, a == b]
plus = lambda a, b: a + b


def throwNamed(kind, message):
    raise getattr(builtins, kind)(message)


def throwCustom():
    raise CustomError("custom", 7)


def rethrow(f):
    try:
        return f()
    except Exception:
        raise


def wrap(f):
    try:
        return f()
    except Exception as error:
        raise RuntimeError("wrapped") from error


def errorOf(f):
    try:
        f()
    except Exception as error:
        return error


returnError = lambda: LookupError("returned")


def lastly(f, done):
    try:
        return f()
    finally:
        done()


levels = lambda n, f: f() if n == 0 else levels(n - 1, f)


async def delayed(ms, value):
    await sleep(ms / 1000)
    return value


led = []


# Settles for whoever awaits it.
class Leading:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        led.append(self.value)
        yield from ()
        return self.value


lead = Leading


# Comes after the next lead.
def follow(value):
    before = len(led)

    async def followed():
        while len(led) == before:
            await sleep(0.001)
        await sleep(0.001)
        return value

    return followed()


async def failLater(message):
    raise LookupError(message)


async def awaited(promise):
    return [await promise]


async def callLater(f, *args):
    return [await f(*args)]


async def outcome(promise):
    try:
        return f"value {await promise}"
    except Exception as error:
        return f"{type(error).__name__} {error}"


async def collectLater(iterable):
    values = []
    async for x in iterable:
        values.append(x)
    return values


async def breakingLater():
    yield 1
    raise LookupError("broken later")


def timer(f, *args):
    sleep(0).add_done_callback(lambda done: f(*args))


# Of Python alone.
def named(a, b=2, *rest, c, d=4, **more):
    return [a, b, list(rest), c, d, dict(more)]


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, factor):
        return Vector(*(part * factor for part in self.parts))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.parts, other.parts))

    def __neg__(self):
        return self * -1

    def __invert__(self):
        return Vector(*reversed(self.parts))

    def __abs__(self):
        return sum(abs(part) for part in self.parts)

    def __divmod__(self, n):
        return abs(self) // n, abs(self) % n

    def __pow__(self, n, modulo=None):
        return abs(self) ** n if modulo is None else pow(abs(self), n, modulo)

    def __round__(self, digits=None):
        return ("rounded", digits)

    def __int__(self):
        return abs(self)

    def __float__(self):
        return abs(self) + 0.5

    def __complex__(self):
        return complex(*self.parts[:2])

    def __index__(self):
        return len(self.parts)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __hash__(self):
        return hash(self.parts)

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, key):
        return self.parts[key]

    def __contains__(self, part):
        return part in self.parts

    def __reversed__(self):
        return iter(self.parts[::-1])

    def __call__(self, n):
        return self.parts[0] * n

    def __repr__(self):
        return f"Vector{self.parts}"

    def __str__(self):
        return "<" + " ".join(str(part) for part in self.parts) + ">"

    def __format__(self, spec):
        return f"[{spec}]"


vector = lambda *parts: Vector(*parts)


class Total:
    def __init__(self):
        self.sum = 0

    def __iadd__(self, n):
        self.sum += n
        return self

    __hash__ = None


freshTotal = lambda: Total()


class Held:
    def __init__(self, log, swallow=False):
        self.log = log
        self.swallow = swallow

    def __enter__(self):
        self.log("enter")
        return self

    def __exit__(self, kind, error, trace):
        self.log("exit" if kind is None else f"exit {kind.__name__}")
        return self.swallow

    async def __aenter__(self):
        self.log("aenter")
        return "entered"

    async def __aexit__(self, kind, error, trace):
        self.log("aexit" if kind is None else f"aexit {kind.__name__}")
        return self.swallow


class Slotted:
    __slots__ = ("only",)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("get_"):
            return name[4:]
        raise AttributeError(f"no {name} here")


class Missing(dict):
    def __missing__(self, key):
        return f"missing {key}"


freshTuple = lambda *items: items
freshBytes = lambda *octets: bytearray(octets)
freshSet = lambda: {1, 2, 3}
freshFrozen = lambda: frozenset((1, 2))
freshRange = lambda: range(2, 10, 3)
freshMissing = lambda: Missing(a=1)
typeOf = type
wantKeyword = lambda *, key: key
reprOf = repr
