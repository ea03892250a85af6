# JavaScript's BigInt, which stays one.


class JsBigInt(int):
    """An integer that is a BigInt in JavaScript, however small it is."""

    __slots__ = ()


def bigint_method(name, stays):
    plain = getattr(int, name)

    def method(self, *others):
        result = plain(self, *others)
        return JsBigInt(result) if type(result) is int and stays(*others) else result

    method.__name__ = method.__qualname__ = name
    setattr(JsBigInt, name, method)


for _operator in "neg pos invert abs floordiv mod lshift rshift pow".split():
    bigint_method(f"__{_operator}__", lambda *others: True)
for _operator in "add sub mul and or xor".split():
    bigint_method(f"__{_operator}__", lambda other: type(other) is JsBigInt)

JsBigInt.__module__ = "pyodide.ffi"
crossings[JsBigInt] = lambda value: seam_integer(int.__repr__(value))
gifts[JsBigInt] = lambda value: other.integer(int.__repr__(value))
