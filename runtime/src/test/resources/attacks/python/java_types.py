# No class of Java's is to be had, by any of the engine's names for it.
import importlib


def attempt(how):
    try:
        return how()
    except Exception as denied:
        return "denied"


import polyglot

print(attempt(lambda: __import__("java").type("java.lang.System")))
print(attempt(lambda: polyglot.eval(language="java", string="java.lang.System")))
print(attempt(lambda: importlib.import_module("java.lang.System")))
print(attempt(lambda: polyglot.eval(language="python", string="seam")))
print(attempt(lambda: polyglot.eval(language="js", string="1")))
print(attempt(lambda: polyglot.import_value("PollPythonAsyncActions").getClass()))

#> denied
#> denied
#> denied
#> denied
#> denied
#> denied
