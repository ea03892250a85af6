from pyscript import window

for what in ("one", "nothing", "text", "nan"):
    try:
        window.odd(what)
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])


class Odd(Exception):
    def __str__(self):
        raise ValueError("no text")


raise Odd()
#| JsException A value of type number with tag [object Number] was thrown as an error!
#| JsException A value of type object with tag [object Null] was thrown as an error!
#| JsException text
#| JsException A value of type number with tag [object Number] was thrown as an error!
#| failed: Traceback (most recent call last):
#|   File "odd.py", line 15, in <module>
#|     raise Odd()
#| Odd: <exception str() failed>
