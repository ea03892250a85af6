from pyscript import window

print("begin")
window.outer("uncaught")
#| begin
#| failed: Traceback (most recent call last):
#|   File "uncaught.py", line 4, in <module>
#|     window.outer("uncaught")
#|   File "main.js", line 5, in outer
#|   File "main.js", line 2, in inner
#| JsException: RangeError: uncaught
