# on: main worker
from pyscript.flatted import parse, stringify

whole = {"n": 1, "s": "x", "list": ["x", None, True, 1.5]}
whole["self"] = whole
text = stringify(whole)
print(text)  # => [{"n":1,"s":"1","list":"2","self":"0"},"x",["1",null,true,1.5]]
again = parse(text)
print(again["self"] is again, again["list"], again["s"])  # => True ['x', None, True, 1.5] x

for value in (1, "a", None, [], {}, ["1"], [[1]], (1, (2,)), "1", {"a": {"b": "a"}}, [True, False]):
    print(stringify(value), parse(stringify(value)))
# => [1] 1
# => ["a"] a
# => [null] None
# => [[]] []
# => [{}] {}
# => [["1"],"1"] ['1']
# => [["1"],[1]] [[1]]
# => [[1,"1"],[2]] [1, [2]]
# => ["1"] 1
# => [{"a":"1"},{"b":"2"},"a"] {'a': {'b': 'a'}}
# => [[true,false]] [True, False]

shared = ["once"]
one, other = parse(stringify([shared, shared]))
print(one is other)  # => True
print(stringify({"é": "ü"}))  # => [{"é":"1"},"ü"]
