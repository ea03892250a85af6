# on: main worker
import polyscript
from polyscript import JSON, IDBMap, config, ffi, js_modules, lazy_py_modules, storage, workers
from pyscript import RUNNING_IN_WORKER

print(config["type"], JSON.parse(JSON.stringify({"a": ["b"]})), [module.__name__ for module in await lazy_py_modules("textwrap")])  # => py {'a': ['b']} ['textwrap']
print(ffi.is_none(None), callable(storage), type(workers).__name__)  # => True True Workers
for use in (lambda: IDBMap.new("x"), lambda: IDBMap("x"), lambda: polyscript.currentScript.id, lambda: polyscript.nothing):
    try:
        use()
    except (AttributeError, TypeError) as error:
        print(error)
# => polyscript.IDBMap is a browser's database: pyscript.storage keeps values
# => polyscript.IDBMap is a browser's database: pyscript.storage keeps values
# => polyscript.currentScript is an element of a page, which scripts here are not
# => module 'polyscript' has no attribute 'nothing'
if RUNNING_IN_WORKER:
    from polyscript import xworker

    print(xworker.isWindowProxy(xworker.window), xworker.isWindowProxy({}), xworker.polyfill, xworker.sync is not None)
else:
    print(True, False, False, True)
# => True False False True
try:
    js_modules.nothing
except AttributeError as error:
    print("nothing" in str(error))  # => True
