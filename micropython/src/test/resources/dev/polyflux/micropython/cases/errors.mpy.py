from pyscript import window
from pyscript.ffi import JsException

try:
    window.fails()
except JsException as error:
    print(error.name, error.message, error)
try:
    window.items.nothing()
except AttributeError as error:
    print(error)

# prints
# TypeError no way TypeError: no way
# 'JsProxy' object has no attribute 'nothing'
