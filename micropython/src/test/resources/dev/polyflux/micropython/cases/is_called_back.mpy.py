from pyscript import window


def pairs():
    yield 1
    yield 2


class Point:
    def __init__(self):
        self.x = 1

    def add(self, y):
        return self.x + y


point = Point()
print(list(window.each(lambda x: x * 10)), list(window.spread(pairs())))
print(window.use(point), point.x)
print(list(window.items.toSorted(lambda a, b: b - a)))
try:
    window.each(lambda x: 1 // 0)
except ZeroDivisionError as error:
    print("my own", error)

# prints
# [10, 20, 30] [1, 2]
# 15 10
# [3, 2, 1]
# my own divide by zero
