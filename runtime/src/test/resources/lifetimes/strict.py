from polyflux import sleep
from pyodide.ffi import create_proxy


class Node:
    def __init__(self, *children):
        self.children = list(children)


lost = lambda: use(in_js("() => lost.type")).removeprefix("Error: ").removesuffix(" Try using create_proxy or create_once_callable.")
node = Node()

## Arguments of a call, also one that throws; the same object is lent once.
print(in_js("(a, b) => { globalThis.lost = a; return a === b && a.children.length === 0; }")(node, node))
print(lost())
print(told(in_js("a => { globalThis.lost = a; throw new Error('thrown'); }"), node))
print(lost())
print(in_js("a => a")(node) is node, in_js("(a, n, s) => `${n}${s}`")(node, 1, "x"))
# True
# This borrowed proxy was automatically destroyed at the end of a function call.
# Error: thrown
# This borrowed proxy was automatically destroyed at the end of a function call.
# True 1x

## Keywords, and the second line.
in_js("options => { globalThis.lost = options.node; }")(node=node)
print(in_js("() => { try { lost.children; } catch (error) { return error.message; } }")())
# This borrowed proxy was automatically destroyed at the end of a function call. Try using create_proxy or create_once_callable.
# For more information about the cause of this error, use `pyodide.setDebug(true)`

## Constructors.
in_js("class Holder { constructor(a) { globalThis.lost = a; } }").new(node)
print(lost())
# This borrowed proxy was automatically destroyed.

## Promises.
holds = in_js("async a => { globalThis.lost = a; await new Promise(done => { globalThis.done = done; }); return a; }")(node)
print(in_js("() => lost.type")())
js.done(1)
print(await holds is node)
print(lost())
# Node
# True
# This borrowed proxy was automatically destroyed at the end of an asynchronous function call.

## Generators.
generator = in_js("function* (a) { globalThis.lost = a; const sent = yield a.type; yield sent; }")(node)
print(next(generator), generator.send(3), in_js("() => lost.type")(), list(generator))
print(lost())
generator = in_js("function* (a) { globalThis.lost = a; yield 1; }")(node)
print(next(generator))
generator.close()
print(lost())
stream = in_js("async function* (a) { globalThis.lost = a; yield 1; yield 2; }")(node)
print([element async for element in stream])
print(lost())
# Node 3 Node []
# This borrowed proxy was automatically destroyed when a generator completed execution.
# 1
# This borrowed proxy was automatically destroyed when a generator completed execution.
# [1, 2]
# This borrowed proxy was automatically destroyed when an asynchronous generator completed execution.

## What is set lives on, and so do doubles; a double of a double is another one.
holder = js.Object.new()
holder.node = node
print(in_js("holder => holder.node.type")(holder))
proxy = create_proxy(node)
again = create_proxy(proxy)
print(again is proxy, again.unwrap() is proxy, in_js("a => { globalThis.lost = a; return a; }")(proxy) is proxy)
print(in_js("() => lost.type")())
proxy.destroy()
print(lost())
# Node
# False True True
# Node
# Object has already been destroyed

## What is read from a proxy ends with its last copy.
tree = Node(Node())
in_js("a => { globalThis.other = a.copy(); globalThis.lost = a.children; }")(tree)
print(in_js("() => lost.length")())
in_js("() => other.destroy()")()
print(lost())
print(in_js("a => a.children === a.children")(tree))
# 1
# This borrowed attribute proxy was automatically destroyed in the process of destroying the proxy it was borrowed from. Try using the 'copy' method.
# True

## What is iterated over ends when the iterator is exhausted.
print(in_js("a => { for (const each of a) globalThis.lost = each; }")([node, Node()]))
print(lost())
# None
# This borrowed proxy was automatically destroyed when an iterator was exhausted.

## A callback that is not wrapped is gone when its time comes.
seen = []
in_js("f => { globalThis.lost = f; }")(lambda: seen.append("never"))
js.setTimeout(in_js("() => { try { lost(); } catch (error) { globalThis.said = error.message.split('\\n')[0]; } }"), 1)
kept = create_proxy(lambda: (kept.destroy(), seen.append("called")))
js.setTimeout(kept, 2)
while not seen:
    await sleep(0.001)
print(seen, js.said)
# ['called'] This borrowed proxy was automatically destroyed at the end of a function call. Try using create_proxy or create_once_callable.
