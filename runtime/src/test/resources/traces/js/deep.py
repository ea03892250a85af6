def f(n):
    if n == 0:
        raise IndexError("bottom")
    f(n - 1)


f(500)
#| failed: Traceback (most recent call last):
#|   File "deep.py", line 7, in <module>
#|     f(500)
#|   File "deep.py", line 4, in f
#|     f(n - 1)
#|   File "deep.py", line 4, in f
#|     f(n - 1)
#|   File "deep.py", line 4, in f
#|     f(n - 1)
#|   [Previous line repeated 497 more times]
#|   File "deep.py", line 3, in f
#|     raise IndexError("bottom")
#| IndexError: bottom
