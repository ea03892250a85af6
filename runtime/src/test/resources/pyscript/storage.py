# on: main worker awaiting
from pyscript import Storage, storage

for name in ("", None):
    try:
        await storage(name)
    except ValueError as error:
        print(error)
# => Storage name must be a non-empty string
# => Storage name must be a non-empty string
try:
    await storage()
except ValueError as error:
    print(error)  # => Storage name must be a non-empty string

kept = await storage("first/../*name")
kept.clear()
values = {
    "bool": True, "int": 2**70, "float": 1.5, "str": "héllo", "none": None, "list": [1, ["a", None]], "dict": {"a": {"b": "a"}},
    "tuple": (1, (2, 3)), "bytes": b"\x00\xff", "bytearray": bytearray(b"ab"), "memoryview": memoryview(b"cd"), 5: "a number",
}
for key, value in values.items():
    kept[key] = value
print(kept["tuple"])  # => (1, (2, 3))
await kept.sync()

again = await storage("first/../*name")
print(isinstance(again, dict), list(again) == list(values))  # => True True
print([type(value).__name__ for value in again.values()])
# => ['bool', 'int', 'float', 'str', 'NoneType', 'list', 'dict', 'list', 'bytes', 'bytearray', 'memoryview', 'str']
print([again[key] == values[key] for key in values if key != "tuple"] == [True] * 11, again["tuple"])  # => True [1, [2, 3]]

for key, value in (("object", object()), ("nested", [b"bytes"]), ("set", {1}), (("a", "tuple"), 1)):
    try:
        kept[key] = value
    except TypeError as error:
        print(error)
# => Cannot serialize type object for storage.
# => Object of type bytes is not JSON serializable
# => Cannot serialize type set for storage.
# => a storage's keys are texts and numbers, not tuple
print("object" in kept, "nested" in kept)  # => False False

# Whatever changes a dictionary is kept.
other = await storage("other")
other.clear()
other.update({"a": 1}, b=2)
other |= {"c": 3}
print(other.setdefault("d", 4), other.setdefault("a", 9), other.pop("b"), other.pop("z", None), other.popitem())  # => 4 1 2 None ('d', 4)
del other["a"]
for wrong in (lambda: other.pop("z"), lambda: other.__delitem__("z")):
    try:
        wrong()
    except KeyError as error:
        print(error)
# => 'z'
# => 'z'
print(await storage("other"))  # => {'c': 3}

# What is changed within a value is kept by sync().
other["c"] = [1]
other["c"].append(2)
print((await storage("other"))["c"])  # => [1]
await other.sync()
print((await storage("other"))["c"])  # => [1, 2]
other.clear()
print(await storage("other"), len(await storage("first/../*name")))  # => {} 12


class Upper(Storage):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


mine = await storage("mine", storage_class=Upper)
mine.clear()
mine["a"] = 1
print(type(mine).__name__, mine)  # => Upper {'A': 1}
print(await storage("mine", Upper))  # => {'A': 1}
