"""The realm's event loop under the names that Pyodide gives it."""

import asyncio as _asyncio

PyodideFuture = prelude.RealmFuture
PyodideTask = prelude.RealmTask
WebLoop = prelude.RealmLoop
WebLoopPolicy = prelude.RealmLoopPolicy
