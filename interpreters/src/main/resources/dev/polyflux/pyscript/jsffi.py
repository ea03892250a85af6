"""MicroPython's way to JavaScript, under its names."""

from pyodide.ffi import JsException, JsProxy, can_run_sync, run_sync
from pyodide.ffi import create_proxy as _create_proxy
from pyodide.ffi import to_js as _to_js

__all__ = ["JsException", "JsProxy", "can_run_sync", "create_proxy", "mem_info", "run_sync", "to_js"]


def create_proxy(obj):
    """The object as JavaScript sees it, for as long as JavaScript holds it."""
    return _create_proxy(obj)


def to_js(obj):
    """A copy as JavaScript's own: lists and tuples become arrays, dictionaries objects."""
    return _to_js(obj)


def mem_info():
    """
    The heap's bytes in all, used and free; room for Python's objects that others hold, and how many those are; room for proxies of
    others' objects, and how many those are. The heap is that of all realms, and room grows by itself.
    """
    total, used, free, held, proxies = prelude.seam_memory.counts()
    return total, used, free, held, held, proxies, proxies
