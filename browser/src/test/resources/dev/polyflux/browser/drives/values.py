"""Values cross as reflected-ffi has them, and what is the same stays the same."""
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from pyscript import document, window

page = window.page
assert document.title == "stand-in", document.title
assert page.numbers[1] == 1 and len(page.numbers) == 3 and list(page.numbers) == [3, 1, 2]
assert page.big == 2**60, page.big
assert list(page.floats) == [0.5, 1.5]
assert bytes(page.part) == b"\x02\x03", bytes(page.part)
assert page.nothing is None
assert not hasattr(page, "absent") and hasattr(page, "nothing")

for value in (None, True, 0, 1, 255, 256, -1, 1.5, 2**40, "", "text ☃ 😀", 2**60):
    assert page.echo(value) == value, value
assert page.echo(float("inf")) == float("inf")
assert str(page.echo(-0.0)) == "-0.0", page.echo(-0.0)

assert page.typeOf({"a": 1}) == "object"
assert page.typeOf({1: 2}) == "map"
assert page.typeOf({1, 2}) == "set"
assert page.typeOf([1]) == "array"
assert page.typeOf(lambda: 1) == "function"
assert page.json({"a": [1, {"b": None}], "c": "d"}) == '{"a":[1,{}],"c":"d"}', page.json({"a": [1, {"b": None}], "c": "d"})

# What is told again is what it was, whatever lies before it.
twice = ["twice"]
for before in (1, [2], {3: [4]}, {5: {"six": [7]}, (8, 9): {10}}, {(11, 12)}, b"13", {14: b"15"}):
    assert page.twice([before, twice, twice]), before
assert page.json({"a": twice, "b": twice}) == '{"a":["twice"],"b":["twice"]}'
assert page.twiceInMap({1: twice, 2: twice})
circle = {}
circle.update({1: circle, 2: [circle]})
assert page.mapInItself(circle)
circle = page.circle
assert circle.get(1) is circle, circle.get(1)
inner = [1]
assert page.mapAndSet([{1: inner}, {12}, inner])
try:
    page.json([inner, {1: inner}])
    raise AssertionError("what is around a Map and in it")
except RuntimeError as error:
    assert "a Map or a Set and around it" in str(error), error
given = page.repeated.to_py()
assert given[2] is given[3] and given[0] == {1: [2], 3: {4}} and given[2:] == [["twice"], ["twice"]], given

# A point in time is a Date, wherever it lies; a time without a zone is a text.
moment = datetime(2020, 1, 2, 3, 4, 5, 678901, timezone(timedelta(hours=2)))
assert page.typeOf(moment) == "date" and page.time(moment) == "2020-01-02T01:04:05.678Z"
assert page.json({"a": [moment]}) == '{"a":["2020-01-02T01:04:05.678Z"]}'
assert page.time(page.ofMap({1: moment}, 1)) == "2020-01-02T01:04:05.678Z"
assert page.json([datetime(2020, 1, 2), moment.date(), Decimal("1.50")]) == '["2020-01-02T00:00:00","2020-01-02","1.50"]'
assert page.ofMap({1: {2: Decimal("1.50")}}, 1) and page.typeOf(range(3)) == "function"

assert page.unique is page.unique
assert page.echo(page.unique) is page.unique
page.keep(page.unique)
assert page.same(page.unique)


class Mine:
    pass


mine = Mine()
page.keep(mine)
assert page.same(mine)
assert page.kept is mine
handler = lambda: 7  # noqa: E731
page.keep(handler)
assert page.kept is handler

point = page.Point.new(3, 4)
assert point.sum() == 7 and point.x == 3
assert "x" in dir(point)
del point.x
assert not hasattr(point, "x")
page.added = "new"
assert page.added == "new"
