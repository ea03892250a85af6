from pyscript import when, window

NAMES = [f"{type}:{name}" for type in ("py", "js") for name in ("ready", "done", "error", "terminated")]


def told(event):
    detail = event.detail
    print(event.type, detail.worker, getattr(detail, "phase", ""), getattr(detail, "message", ""))


for name in NAMES:
    window.addEventListener(name, told)


@when("py:all-done", window)
def all_done(event):
    outcomes = {name: getattr(event.detail.outcomes, name).kind for name in window.Object.keys(event.detail.outcomes)}
    print(event.type, str(event.detail.empty).lower(), " ".join(f"{name}={outcomes[name]}" for name in sorted(outcomes)))


@when("js:progress", window)
def progress(event):
    detail = event.detail
    if detail.worker == "later":
        print(str(detail), detail.number, detail.total, str(detail.loaded).lower())
