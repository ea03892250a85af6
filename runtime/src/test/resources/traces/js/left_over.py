import traceback
import types
from pyscript import window

# What a module has handled while it was imported is no context of what is raised when it is there; what handles still is.
module = types.ModuleType("lib")
exec("try:\n    {}['absent']\nexcept KeyError as error:\n    kept = error", module.__dict__)


def raises(context):
    error = ValueError("raised")
    error.__context__ = context
    raise error


try:
    raises(module.kept)
except ValueError as error:
    print("".join(traceback.format_exception_only(error)), len(traceback.format_exception(error)), end="")
    print("", error.__context__ is module.kept, end="")
    outer = RuntimeError("outer")
    outer.__cause__ = error
    print("", "absent" in "".join(traceback.format_exception(outer)), error.__context__ is module.kept, end="")
try:
    {}["here"]
except KeyError as error:
    try:
        raises(error)
    except ValueError as raised:
        print("", raised.__context__)
        print(traceback.format_exc().count("another exception"))
kept_of_turn = None
for turn in range(2):
    try:
        raises(kept_of_turn)
    except ValueError as error:
        kept_of_turn = error
        print(traceback.format_exc().count("another exception"), end=" ")
        try:
            raises(error)
        except ValueError as raised:
            print(traceback.format_exc().count("another exception"))
raises(module.kept)
#| ValueError: raised
#|  4 True False True 'here'
#| 1
#| 0 1
#| 0 1
#| failed: Traceback (most recent call last):
#|   File "left_over.py", line 43, in <module>
#|     raises(module.kept)
#|   File "left_over.py", line 13, in raises
#|     raise error
#| ValueError: raised
