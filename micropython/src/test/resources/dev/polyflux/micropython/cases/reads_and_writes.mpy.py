from pyscript import window

print(window.num)
window.num = 42
print(window.num, window.greet("you"))
print(list(window.items), len(window.items), window.items[-1], 3 in window.items)
print(window.obj["a"], window.obj.b, window.obj == window.obj, window.obj != window.items)
window.obj.c = [1]
print(window.obj.c, hasattr(window.obj, "d"))
try:
    window.nothing
except AttributeError as error:
    print(error)

# prints
# 41
# 42 hello you
# [3, 1, 2] 3 2 True
# 1 2 True True
# [1] False
# 'JsProxy' object has no attribute 'nothing'
