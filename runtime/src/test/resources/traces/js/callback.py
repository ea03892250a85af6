from pyscript import window


def bad():
    raise KeyError("mine")


try:
    window.call(bad)
except KeyError as error:
    error.add_note("came back")
    raise
#| failed: Traceback (most recent call last):
#|   File "callback.py", line 9, in <module>
#|     window.call(bad)
#|   File "main.js", line 8, in call
#|   File "callback.py", line 5, in bad
#|     raise KeyError("mine")
#| KeyError: 'mine'
#| came back
