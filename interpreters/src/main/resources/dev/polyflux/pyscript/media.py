"""Cameras and microphones, of which a server has none: what is used of them says so."""

from pyscript.util import NotSupported

__all__ = ["Device", "list_devices"]

REASON = "pyscript.media needs a browser: there is neither a camera nor a microphone here"
Device = NotSupported("pyscript.media.Device", REASON)
list_devices = NotSupported("pyscript.media.list_devices", REASON)
