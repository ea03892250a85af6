# on: main worker
from pyscript import js_import, py_import

text, path = await py_import("textwrap", "os.path")
print(text.__name__, path.basename("a/b"))  # => textwrap b

try:
    await py_import("no_such_module")
except ModuleNotFoundError as error:
    print(error)  # => No module named 'no_such_module'

try:
    await js_import("./no_such_module.mjs")
except Exception as error:
    print("no_such_module.mjs" in str(error))  # => True
