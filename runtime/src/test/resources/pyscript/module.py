# on: main worker awaiting
import pyscript

print("RUNNING_IN_WORKER" in dir(pyscript), dir(pyscript) == sorted(dir(pyscript)))  # => True True

# What has a module of its name is itself, whichever is imported first.
import pyscript.fetch
import pyscript.workers

print(callable(pyscript.fetch), type(pyscript.workers).__name__)  # => True Workers

from pyscript import *
from pyscript import util, fetch as fetch_again
from pyscript.fetch import fetch as fetch_itself

print(fetch_again is fetch_itself is fetch, util is pyscript.util)  # => True True

try:
    from pyscript import nothing
except ImportError as error:
    print(str(error).partition(" (")[0])  # => cannot import name 'nothing' from 'pyscript'

try:
    pyscript.nothing
except AttributeError as error:
    print(error)  # => module 'pyscript' has no attribute 'nothing'

try:
    import pyscript.nothing
except ModuleNotFoundError as error:
    print(error)  # => No module named 'pyscript.nothing'
