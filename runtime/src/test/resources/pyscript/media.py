# on: main worker awaiting
import pyscript.media
from pyscript import media
from pyscript.media import Device, list_devices


def outcome(use):
    try:
        return use()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


REASON = "pyscript.media needs a browser: there is neither a camera nor a microphone here"
for absent in (Device, list_devices, media.Device):
    for use in (
        lambda: absent.load, lambda: absent["x"], lambda: absent(), lambda: absent(audio=True), lambda: "x" in absent,
        lambda: list(absent), lambda: setattr(absent, "x", 1), lambda: isinstance(1, absent), lambda: absent.load(),
    ):
        told = outcome(use)
        if told not in (f"AttributeError: {REASON}", f"TypeError: {REASON}"):
            print(told)
try:
    await list_devices()
except TypeError as error:
    print(error == REASON, str(error) == REASON)  # => False True
print(pyscript.media is media)  # => True
