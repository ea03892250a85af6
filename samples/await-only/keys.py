"""Reads the keyboard, one key after the other: reading waits, so it has a worker of its own."""

import os

from pyscript import sync

STANDARD_INPUT = 0


def pressed():
    return os.read(STANDARD_INPUT, 1).decode(errors="replace")


sync.pressed = pressed
