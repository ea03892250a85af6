from pyodide.code import run_js
from pyodide.ffi import JsCallableDoubleProxy, JsDoubleProxy, JsOnceCallable, JsProxy, create_once_callable, create_proxy

# A double can what its object can.
items = create_proxy([1, 2, 3])
print(len(items), items[0], items[-1], [*items], 2 in items, list(reversed(items)), items[1:], bool(items))  # => 3 1 3 [1, 2, 3] True [3, 2, 1] [2, 3] True
items[0] = 7
del items[1]
items.append(4)
print(items.unwrap(), items.count(7), bool(create_proxy([])), callable(items))  # => [7, 3, 4] 1 False False
table = create_proxy({"a": 1})
table["b"] = 2
print(table["a"], sorted(table), "b" in table, len(table), dict(table.items()), {**table.unwrap()})  # => 1 ['a', 'b'] True 2 {'a': 1, 'b': 2} {'a': 1, 'b': 2}
print(isinstance(table, JsDoubleProxy), isinstance(table, JsCallableDoubleProxy), isinstance(table, JsProxy), table.typeof, table.to_py() is table)  # => True False True object True
add = create_proxy(lambda a, b=2: a + b)
print(add(1), add(1, b=5), callable(add), isinstance(add, JsCallableDoubleProxy), add.typeof)  # => 3 6 True True function
walk = create_proxy(iter([1, 2]))
print(next(walk), next(walk), next(walk, "through"))  # => 1 2 through


class Plain:
    x = 5


plain = create_proxy(Plain())
plain.y = 6
print(plain.x, plain.y, hasattr(plain, "__len__"), hasattr(plain, "__getitem__"), hasattr(plain, "__iter__"))  # => 5 6 False False False
try:
    len(plain)
except TypeError as error:
    print("TypeError")  # => TypeError


async def seven():
    return 7


print(await create_proxy(seven()), await create_proxy(seven)())  # => 7 7


async def numbers():
    yield 1
    yield 2


print([n async for n in create_proxy(numbers())])  # => [1, 2]

# Through JavaScript and back it is the double, or the object.
print(run_js("(x) => x")(items) is items, run_js("(x) => x")(create_proxy(table.unwrap(), roundtrip=False)) is table.unwrap())  # => True True
print(run_js("(x) => [x.length, x.get(0), [...x].length].join()")(items))  # => 3,7,3

# Once is once.
once = create_once_callable(lambda: "called")
print(isinstance(once, JsOnceCallable), once())  # => True called
try:
    once()
except Exception as error:
    print(str(error).split("\n")[0])  # => Error: OnceProxy can only be called once
items.destroy()
try:
    len(items)
except Exception as error:
    print(str(error).split("\n")[0])  # => Error: Object has already been destroyed
