# In a realm that may wait: what main's functions come to is there when the call is over. STARTER exposes them.
import time

from pyscript import sync

sync.mine = lambda number: number * 10
time.sleep = sync.sleep
before = sync.beats()
time.sleep(0.1)
print("slept", sync.beats() > before)
print("async", sync.later(2, times=3))
print("values", sync.answer, sync.text, sync.nothing, list(sync.numbers))
print("calls back", sync.calls_back(4))
try:
    sync.fails()
except Exception as error:
    print("fails", "as it should" in str(error))
try:
    sync.missing
except AttributeError as error:
    print("missing", "nothing is exposed as 'missing'" in str(error), "answer" in str(error))
#> slept True
#> async 6
#> values 42 so None [1, 2]
#> calls back 41
#> fails True
#> missing True True
