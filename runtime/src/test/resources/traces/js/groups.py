from pyscript import window

first = ValueError("inner")
first.add_note("a note")
group = ExceptionGroup("both", [first, ExceptionGroup("more", [TypeError("second")])])
group.add_note("of the group")


def bad():
    raise group


window.call(bad)
#| failed:   + Exception Group Traceback (most recent call last):
#|   |   File "groups.py", line 13, in <module>
#|   |     window.call(bad)
#|   |   File "main.js", line 8, in call
#|   |   File "groups.py", line 10, in bad
#|   |     raise group
#|   | ExceptionGroup: both (2 sub-exceptions)
#|   | of the group
#|   +-+---------------- 1 ----------------
#|     | ValueError: inner
#|     | a note
#|     +---------------- 2 ----------------
#|     | ExceptionGroup: more (1 sub-exception)
#|     +-+---------------- 1 ----------------
#|       | TypeError: second
#|       +------------------------------------
