# What most scripts do first, so that it is quick when one does.
import json
import os
import sys
from pyscript import sync, window

sync.twice = lambda n: 2 * n
print(json.dumps({"items": [1, 2.5, "three", None]}), sum(range(1000)), sys.version, os.getcwd())
