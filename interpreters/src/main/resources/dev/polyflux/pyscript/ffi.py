"""The unified way across: copies, proxies, and several operations in one message."""

from pyodide.ffi import create_proxy, jsnull, to_js

assign = prelude.Batch.assign
direct = prelude.Batch.direct
evaluate = prelude.Batch.evaluate
gather = prelude.Batch.gather
query = prelude.Batch.query


def is_none(value):
    """Whether a value is Python's None or JavaScript's null."""
    return value is None or value is jsnull
