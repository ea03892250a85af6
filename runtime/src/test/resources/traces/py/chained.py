import traceback
from pyscript import window

for name in ("chained", "in_context", "suppressed", "group", "odd"):
    try:
        getattr(window, name)()
    except Exception:
        print(traceback.format_exc(), end="")
        print("--")
window.call(lambda: window.outer("three realms"))
#| Traceback (most recent call last):
#|   File "main.py", line 15, in chained
#|   File "main.py", line 2, in fail
#| KeyError: 'first'
#|
#| The above exception was the direct cause of the following exception:
#|
#| Traceback (most recent call last):
#|   File "chained.py", line 6, in <module>
#|     getattr(window, name)()
#|   File "main.py", line 17, in chained
#| ValueError: second
#| --
#| Traceback (most recent call last):
#|   File "main.py", line 22, in in_context
#|   File "main.py", line 2, in fail
#| KeyError: 'first'
#|
#| During handling of the above exception, another exception occurred:
#|
#| Traceback (most recent call last):
#|   File "chained.py", line 6, in <module>
#|     getattr(window, name)()
#|   File "main.py", line 24, in in_context
#| ValueError: second
#| --
#| Traceback (most recent call last):
#|   File "chained.py", line 6, in <module>
#|     getattr(window, name)()
#|   File "main.py", line 31, in suppressed
#| ValueError: second
#| --
#|   + Exception Group Traceback (most recent call last):
#|   |   File "chained.py", line 6, in <module>
#|   |     getattr(window, name)()
#|   |   File "main.py", line 37, in group
#|   | ExceptionGroup: outer (2 sub-exceptions)
#|   +-+---------------- 1 ----------------
#|     | ValueError: member
#|     | noted
#|     +---------------- 2 ----------------
#|     | ExceptionGroup: inner (1 sub-exception)
#|     +-+---------------- 1 ----------------
#|       | TypeError: deep
#|       +------------------------------------
#| --
#| Traceback (most recent call last):
#|   File "chained.py", line 6, in <module>
#|     getattr(window, name)()
#|   File "main.py", line 46, in odd
#| Odd: <exception str() failed>
#| --
#| failed: Traceback (most recent call last):
#|   File "chained.py", line 10, in <module>
#|     window.call(lambda: window.outer("three realms"))
#|   File "main.py", line 10, in call
#|   File "chained.py", line 10, in <lambda>
#|     window.call(lambda: window.outer("three realms"))
#|   File "main.py", line 6, in outer
#|   File "main.py", line 2, in fail
#| KeyError: 'three realms'
