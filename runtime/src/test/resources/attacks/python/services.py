# Whatever of Java's a script can reach is called with whatever there is, at any length: it answers, or refuses by an ordinary error.
import sys

from polyflux import run_sync
from pyscript import window

prelude = run_sync.__globals__
services = {name: value for name, value in prelude.items() if name.startswith("seam_")}
ours = prelude["seam_crossed"]([])
theirs = window.Function("return {}")()._ref
lease = prelude["seam_leases"].grant([], [], prelude["seam_leases"].shape("list", 1, ""), False, None)

HOSTILE = [
    None, True, -1, 0, 2**31, 2**63, 2**80, float("nan"), float("inf"), 1e300, "", "\0", "../../application.properties", "x" * 100_000,
    "DESTROYED", "REALM_CLOSED", "javascript", "main", "add", "Uint8Array", b"", b"\xff" * 9, [], [None], [[[]]], [["get"]], [["call", 1, 2, 3]],
    [["no such step"]], (), {}, {"a": 1}, object(), object, lambda *given: None, NotImplemented, Ellipsis, slice(1, None), ValueError("no"),
    ours, theirs, lease, prelude["seam_remote"], prelude["seam_leases"], prelude["seam_lives"], prelude["seam_hooks"], window,
]
TELLING = {"seam_uncaught", "seam_events.listen", "seam_starting.close"}  # do as they are told, whatever comes of it


def members(name, service):
    if hasattr(service, "__call__"):
        yield name, service
    elif type(service).__module__ == "polyglot":
        for member in set(dir(service)) - set(dir(object())):
            yield f"{name}.{member}", getattr(service, member)


def arguments(name):
    for at, value in enumerate(HOSTILE):
        after = HOSTILE[(at + 7) % len(HOSTILE)]
        yield (value,) * (at % 4 + 1)
        yield value, after
        yield theirs, value, after
        yield theirs, value, after, value, 0.0
        if name.startswith("seam_leases"):
            yield lease, value, after, value, 0.0


def outcome(call, given):
    try:
        call(*given)
        return None
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
        return text if "java." in text or "dev.polyflux." in text or "NullPointer" in text or "Cannot invoke" in text else None
    except BaseException as error:
        return f"no except catches it: {type(error).__name__}: {error}"


calls, told = 0, set()
for service, value in services.items():
    for name, call in members(service, value):
        if name not in TELLING:
            for given in [(), *arguments(name)]:
                calls += 1
                text = outcome(call, given)
                if text is not None:
                    told.add(f"{name}: {text[:200]}")

for text in sorted(told):
    print(text)
print("enough:", calls > 15_000)
print("still at work:", window.Function("return 1")(), len(services) > 40)
#> enough: True
#> still at work: 1 True
