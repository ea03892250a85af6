from pyscript import window

window.group()
#| failed:   + Exception Group Traceback (most recent call last):
#|   |   File "group.py", line 3, in <module>
#|   |     window.group()
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
