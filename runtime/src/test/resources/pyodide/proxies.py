import sys

from pyodide.code import run_js
from pyodide.ffi import (
    JsArray, JsAsyncGenerator, JsAsyncIterable, JsAsyncIterator, JsBuffer, JsCallable, JsDomElement, JsDoubleProxy, JsException,
    JsFetchResponse, JsGenerator, JsIterable, JsIterator, JsMap, JsMutableMap, JsOnceCallable, JsPromise, JsProxy, JsTypedArray,
    JsWeakRef, create_once_callable, create_proxy, to_js,
)

KINDS = (JsArray, JsAsyncGenerator, JsAsyncIterable, JsAsyncIterator, JsBuffer, JsCallable, JsException, JsGenerator, JsIterable,
         JsIterator, JsMap, JsMutableMap, JsPromise, JsTypedArray, JsFetchResponse, JsDomElement)


def kinds(code):
    value = run_js(code)
    found = [kind.__name__[2:] for kind in KINDS if isinstance(value, kind)]
    assert isinstance(value, JsProxy)
    assert all(issubclass(type(value), kind) == isinstance(value, kind) for kind in KINDS[:-2]), code
    print(*found)


kinds("({})")  # =>
kinds("[1]")  # => Array Iterable
kinds("new Map()")  # => Iterable Map MutableMap
kinds("new Set()")  # => Iterable
kinds("Promise.resolve(1)")  # => Promise
kinds("({then() {}})")  # => Promise
kinds("new Uint8Array(2)")  # => Buffer Iterable TypedArray
kinds("new ArrayBuffer(2)")  # => Buffer
kinds("new DataView(new ArrayBuffer(2))")  # => Buffer
kinds("() => 1")  # => Callable
kinds("class A {}; A")  # => Callable
kinds("new Error('x')")  # => Exception
kinds("(function* () {})()")  # => Generator Iterable Iterator
kinds("(async function* () {})()")  # => AsyncGenerator AsyncIterable AsyncIterator
kinds("({next() {}})")  # => AsyncIterator Iterator
kinds("({next() {}, [Symbol.asyncIterator]() {}})")  # => AsyncIterable AsyncIterator
kinds("({next() {}, [Symbol.iterator]() {}})")  # => Iterable Iterator
kinds("({get() {}, has() {}, size: 0, keys() {}})")  # => Map
kinds("({get() {}, has() {}, set() {}, delete() {}, size: 0, keys() {}})")  # => Map MutableMap
kinds("new Response('x')")  # => FetchResponse
kinds("({tagName: 'DIV', style: {}, [Symbol.toStringTag]: 'HTMLDivElement'})")  # => DomElement

# Classes are asked likewise, and abstract: nothing can be made of them.
array, promise, plain = run_js("[1]"), run_js("[Promise.resolve(1)]")[0], run_js("Object.create(null)")
print(issubclass(type(array), JsProxy), issubclass(type(array), JsArray), issubclass(JsArray, type(array)))  # => True True False
print(issubclass(JsPromise, type(promise)), issubclass(type(array), type(plain)), issubclass(JsProxy, type(plain)))  # => True True True
print(issubclass(int, JsProxy), issubclass(JsArray, JsProxy), isinstance(3, JsArray), issubclass(dict, JsMap))  # => False True False False
for kind in (JsProxy, JsArray, JsPromise, JsDoubleProxy):
    try:
        kind()
    except TypeError as error:
        print(error)
# => JsProxy cannot be instantiated.
# => JsArray cannot be instantiated.
# => JsPromise cannot be instantiated.
# => JsDoubleProxy cannot be instantiated: use create_proxy()
print(type(plain), type(plain).__name__, type(run_js("new Error('x')")).__name__)  # => <class 'pyodide.ffi.JsProxy'> JsProxy JsException

# What each has beside JavaScript's own.
def has(code, *names):
    value = run_js(code)
    print(*(name for name in names if hasattr(value, name)))


VIEWS = ("as_object_map", "as_py_json")
for code in ("({})", "({[Symbol.iterator]() {}})", "({get() {}})", "new Map()", "[]", "({next() {}})", "new Uint8Array()",
             "new ArrayBuffer()", "new Error()", "() => {}"):
    has(code, *VIEWS)
# => as_object_map as_py_json
# => as_object_map as_py_json
# => as_object_map as_py_json
# => as_object_map as_py_json
# => as_py_json
# =>
# =>
# =>
# =>
# =>
BUFFERS = ("assign", "assign_to", "to_string", "to_memoryview", "to_bytes", "to_file", "from_file")
has("new Uint8Array(3)", *BUFFERS)  # => assign assign_to to_string to_memoryview to_bytes to_file from_file
has("[1]", *BUFFERS)  # =>
has("(function* () {})()", "send", "throw", "close", "asend", "__next__", "__iter__", "__anext__")  # => send throw close __next__ __iter__
has("(async function* () {})()", "send", "asend", "athrow", "aclose", "__next__", "__iter__", "__anext__", "__aiter__")  # => asend athrow aclose __anext__ __aiter__
has("({next() {}})", "__next__", "__iter__", "__anext__", "__aiter__")  # => __next__ __iter__ __anext__ __aiter__
has("() => {}", "new", "__call__", "bind_sig", "bind_class", "__len__")  # => new __call__ bind_sig bind_class
has("({})", "new", "__call__", "bind_sig", "bind_class", "__len__", "__iter__", "__getitem__", "__contains__")  # => bind_sig
has("new Error('x')", "typeof", "js_id", "to_py", "object_keys", "to_weakref", "name", "message", "stack")  # => typeof js_id to_py object_keys to_weakref name message stack

# Identity.
x, y, z = run_js("const a = {}, b = {}; [a, a, b]")
print(x.js_id == y.js_id, x.js_id == z.js_id, x == y, x == z, x != 3, x == 3)  # => True False True False True False
weak = run_js("globalThis.kept = {here: 1}; kept").to_weakref()
print(isinstance(weak, JsWeakRef), weak.deref().here, isinstance(x, JsWeakRef))  # => True 1 False
print(run_js("()=>1").typeof, x.typeof, run_js("Symbol('s')").typeof, run_js("new Error('x')").typeof)  # => function object symbol object
print(bool(run_js("[]")), bool(run_js("new Map()")), bool(run_js("({})")), bool(run_js("()=>1")), bool(run_js("new Uint8Array()")))  # => False False True True False
once = create_once_callable(print)
print(isinstance(once, JsOnceCallable), isinstance(create_proxy(print), JsOnceCallable))  # => True False

# A function of JavaScript that a class has.
class Reads:
    read = run_js("function f(name) { return this[name]; } f")


reads = Reads()
reads.a = 7
print(reads.read("a"), reads.read("b"))  # => 7 None

# Attributes: present and undefined is None.
o = run_js("({a: undefined, async: 1, async_: 2, class: 3})")
print(o.a, hasattr(o, "b"), o.async_, o.async__, o.class_, sorted(n for n in dir(o) if n[0] in "ac" and n[-1] == "_"))  # => None False 1 2 3 ['async_', 'async__', 'class_']
print(o.object_keys().to_py(), run_js("({a: 1, b: 2})").object_entries().to_py())  # => ['a', 'async', 'async_', 'class'] [['a', 1], ['b', 2]]
seen = run_js("""new Proxy({}, {
  get: (target, key) => ({a: 3, b: 7})[key],
  has: (target, key) => key === 'a' || key === 'c',
})""")
print(seen.a, seen.b, seen.c, hasattr(seen, "d"))  # => 3 7 None False
