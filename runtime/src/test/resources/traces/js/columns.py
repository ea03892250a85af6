def divide(a, b):
    return 1 + a / b - len("é")


print(divide(1, 0))
#| failed: Traceback (most recent call last):
#|   File "columns.py", line 5, in <module>
#|     print(divide(1, 0))
#|           ^^^^^^^^^^^^
#|   File "columns.py", line 2, in divide
#|     return 1 + a / b - len("é")
#|                ^^^^^
#| ZeroDivisionError: division by zero
