import io
import logging
from pyscript import window

written = io.StringIO()
logging.basicConfig(stream=written, format="%(message)s")
try:
    window.outer("logged")
except Exception:
    logging.exception("told")
print(written.getvalue(), end="")
#| told
#| Traceback (most recent call last):
#|   File "logged.py", line 8, in <module>
#|     window.outer("logged")
#|   File "main.js", line 5, in outer
#|   File "main.js", line 2, in inner
#| JsException: RangeError: logged
