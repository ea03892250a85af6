import traceback
from pyscript import window


def run():
    window.outer("deep")


try:
    run()
except Exception as error:
    text = traceback.format_exc()
    print(text, end="")
    print(text == "".join(traceback.format_exception(error)))
    print([(frame.name, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)])
    print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(error.__traceback__)])
#| Traceback (most recent call last):
#|   File "format_exc.py", line 10, in <module>
#|     run()
#|   File "format_exc.py", line 6, in run
#|     window.outer("deep")
#|   File "main.js", line 5, in outer
#|   File "main.js", line 2, in inner
#| JsException: RangeError: deep
#| True
#| [('<module>', 10), ('run', 6), ('outer', 5), ('inner', 2)]
#| [('<module>', 10), ('run', 6), ('outer', 5), ('inner', 2)]
