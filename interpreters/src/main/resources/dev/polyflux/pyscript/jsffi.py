"""MicroPython's way to JavaScript, under its names."""

from pyodide.ffi import JsException, JsProxy, can_run_sync, run_sync
from pyodide.ffi import create_proxy as _create_proxy
from pyodide.ffi import to_js as _to_js

__all__ = ["JsException", "JsProxy", "can_run_sync", "create_proxy", "run_sync", "to_js"]


def create_proxy(obj):
    """The object as JavaScript sees it, for as long as JavaScript holds it."""
    return _create_proxy(obj)


def to_js(obj):
    """A copy as JavaScript's own: lists and tuples become arrays, dictionaries objects."""
    return _to_js(obj)
