import js


class Counted(Exception):
    asked = 0

    def __str__(self):
        Counted.asked += 1
        return "counted"


def down(n):
    if n == 0:
        raise Counted()
    return js.down(n - 1)


js.pyDown = down
js.eval("globalThis.down = (n) => pyDown(n)")
for depth in (5, 50):
    Counted.asked = 0
    try:
        down(depth)
    except Counted as error:
        print(type(error) is Counted, Counted.asked)


def endless():
    return js.endless()


js.pyEndless = endless
js.eval("globalThis.endless = () => pyEndless()")
try:
    endless()
except RecursionError as error:
    print("ended")
#| True 1
#| True 1
#| ended
