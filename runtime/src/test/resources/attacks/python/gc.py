# The collector knows every object there is, and tells a script of none: what is asked of it gives figures, and nothing that leads further.
import gc
import sys

from polyflux import run_sync
from pyscript import sync, window

prelude = run_sync.__globals__
ASKED = [run_sync, prelude, window, window._ref, sync, prelude["seam_crossed"], prelude["seam_leases"], sys.modules, sys._getframe(), gc]
heard = []


def given(ask, *values):
    try:
        return list(ask(*values))
    except (AttributeError, TypeError):
        return []


gc.callbacks.append(lambda *told: heard.append(told))
gc.set_debug(getattr(gc, "DEBUG_SAVEALL", 0))
ring = [run_sync, window]
ring.append(ring)
del ring
collected = [gc.collect(), gc.collect(2), gc.get_count(), gc.get_debug()]

print("objects:", *given(lambda: gc.get_objects()), *given(lambda: gc.get_objects(0)))
for ask in (gc.get_referrers, gc.get_referents):
    print(f"{ask.__name__}:", *given(ask), *(found for value in ASKED for found in given(ask, value)), *given(ask, *ASKED))
print("garbage:", *getattr(gc, "garbage", []))
print("told:", {phase for phase, _ in heard} <= {"start", "stop"}, all(type(figure) is int for _, figures in heard for figure in figures.values()))
print("callbacks:", len(gc.callbacks), "of the script's own")
print("figures:", all(type(each) in (int, tuple) for each in collected))
gc.callbacks.clear()

#> objects:
#> get_referrers:
#> get_referents:
#> garbage:
#> told: True True
#> callbacks: 1 of the script's own
#> figures: True
