import asyncio
import threading
from pyodide.code import run_js

run_js("1")
print(await asyncio.to_thread(threading.get_ident) == threading.get_ident())
# True
