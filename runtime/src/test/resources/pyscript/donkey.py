# on: main worker awaiting
import asyncio

from pyscript import donkey

carrier = await donkey(type="py", persistent=False)
print(await carrier.evaluate("1 + 2"), await carrier.evaluate("""
    [number * 2
     for number in range(3)]
"""))  # => 3 [0, 2, 4]
await carrier.execute("""
    import asyncio
    x = 5
    await asyncio.sleep(0)
    print(x)
""")  # => 5


async def failure(sent):
    try:
        return await sent
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(await failure(carrier.evaluate("x")))  # => NameError: name 'x' is not defined
print(await failure(carrier.execute("1 / 0")))  # => ZeroDivisionError: division by zero
print((await failure(carrier.evaluate("x = 1")))[:12], (await failure(carrier.evaluate("")))[:12])  # => SyntaxError: SyntaxError:

# As at a prompt, where names stay.
await carrier.process("a = 'b'\na * 2\nfor each in a:\n    print(each)\nNone")
# => 'bb'
# => b
await carrier.process("a")  # => 'b'

# What is sent while something runs ends that.
endless = asyncio.ensure_future(failure(carrier.execute("while True: pass")))
await asyncio.sleep(0)
print(await carrier.evaluate("40 + 2"))  # => 42
print((await endless).partition(":")[0])  # => ClosedError
await carrier.clear()
await carrier.reset()

# With names that stay, and a configuration.
keeping = await donkey({"persistent": True, "config": {"app": {"colour": "blue"}}})
await keeping.execute("from pyscript import config\ncolour = config['app']['colour']")
print(await keeping.evaluate("colour"))  # => blue
for each in (carrier, keeping):
    each.kill()
    each.kill()
print(await failure(carrier.evaluate("1")))  # => RuntimeError: this donkey was killed: ask for another one

print(await failure(donkey(typ="py")))  # => TypeError: a donkey has no option 'typ'; there are config, persistent, serviceWorker, terminal, type
print(await failure(donkey(type="js")))  # => ValueError: there is no donkey of type 'js'; there are py, mpy
print((await failure(donkey(type="mpy"))).startswith("ConfigurationError: there is no interpreter of micropython"))  # => True
