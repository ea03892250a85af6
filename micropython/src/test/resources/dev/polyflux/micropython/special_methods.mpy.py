# Which special methods the interpreter calls: each is defined by a class, and done what would call it.
import asyncio, gc, math, sys

called = []


def noting(name, gives):
    def method(self, *args, **keywords):
        called.append(name)
        return self if gives is None else gives(self)

    return method


def kind(base=object, **members):
    return type("Kind", (base,), {"__%s__" % name: noting(name, gives) for name, gives in members.items()})


def giving(value):
    return lambda self: value


async def coroutine(value):
    return value


async def through():
    raise StopAsyncIteration


async def walk(o):
    async for each in o:
        pass


async def enter(o):
    async with o:
        pass


async def wait(o):
    await o


def stepped(coroutine):
    while True:
        coroutine.send(None)


def done(code):
    return lambda o: exec(code, {"o": o})


probes = {}


def probe(name, ask, gives=None, base=object, **more):
    more[name] = gives
    probes[name] = (ask, base, more)


BINARY = "add + sub - mul * matmul @ truediv / floordiv // mod % pow ** lshift << rshift >> and & xor ^ or |".split()
for name, sign in zip(BINARY[::2], BINARY[1::2]):
    probe(name, done("o %s 2" % sign))
    probe("r" + name, done("2 %s o" % sign))
    probe("i" + name, done("o %s= 2" % sign))
for name, sign in zip("lt le gt ge eq ne".split(), "< <= > >= == !=".split()):
    probe(name, done("o %s 2" % sign), giving(True))
for name, sign in zip("neg pos invert".split(), "-+~"):
    probe(name, done(sign + "o"))
for name, value in zip("abs bool int float complex round bytes hash str repr len".split(), (1, True, 1, 1.0, 1j, 1, b"", 1, "", "", 1)):
    probe(name, eval(name), giving(value))
for name in ("trunc", "floor", "ceil"):
    probe(name, getattr(math, name), giving(1))
probe("divmod", lambda o: divmod(o, 2))
probe("rdivmod", lambda o: divmod(2, o))
probe("index", lambda o: [1, 2][o], giving(1))
probe("format", lambda o: "{:x}".format(o), giving(""))
probe("getitem", lambda o: o[1:2])
probe("setitem", done("o[1] = 2"))
probe("delitem", done("del o[1]"))
probe("contains", lambda o: 1 in o, giving(True))
probe("missing", lambda o: o["absent"], base=dict)
probe("length_hint", list, giving(1), iter=giving(iter([])))
probe("reversed", reversed, giving(iter([])))
probe("iter", iter, giving(iter([])))
probe("next", next)
probe("anext", lambda o: stepped(walk(o)), lambda self: through(), aiter=None)
probe("aiter", lambda o: stepped(walk(o)), anext=lambda self: through())
probe("await", lambda o: stepped(wait(o)), giving(iter([])))
probe("enter", done("with o: pass"), exit=giving(False))
probe("exit", done("with o: pass"), giving(False), enter=None)
probe("aenter", lambda o: stepped(enter(o)), lambda self: coroutine(1), aexit=lambda self: coroutine(False))
probe("aexit", lambda o: stepped(enter(o)), lambda self: coroutine(False), aenter=lambda self: coroutine(1))
probe("call", lambda o: o(1, a=2))
probe("getattr", lambda o: o.absent)
probe("getattribute", lambda o: o.absent)
probe("setattr", lambda o: setattr(o, "x", 1))
probe("delattr", done("del o.x"))
probe("dir", dir, giving([]))
probe("init", lambda o: None, giving(None))
probe("get", lambda o: type("Holder", (object,), {"d": o})().d)
probe("set", lambda o: setattr(type("Holder", (object,), {"d": o})(), "d", 1))
probe("delete", lambda o: delattr(type("Holder", (object,), {"d": o})(), "d"))
probe("set_name", lambda o: type("Holder", (object,), {"d": o}))
probe("init_subclass", lambda o: type("Derived", (type(o),), {}))
probe("class_getitem", lambda o: type(o)[int])
probe("instancecheck", lambda o: isinstance(1, o), giving(True))
probe("subclasscheck", lambda o: issubclass(int, o), giving(True))
probe("sizeof", lambda o: sys.getsizeof(o), giving(1))
probe("del", lambda o: None)

calls, calls_not = [], []
for name, (ask, base, members) in probes.items():
    called.clear()
    try:
        ask(kind(base, **members)())
    except BaseException:
        pass
    if name == "del":
        gc.collect()
    (calls if name in called else calls_not).append(name)
print(" ".join(sorted(calls)))
print(" ".join(sorted(calls_not)))
