# Sees the first import of asyncio, and makes the module: of asyncio's own files, on the realm's event loop.

import _thread

loop = None
asyncio_tasks = None
loop_thread = _thread.get_ident()


def asyncio_loop():
    if loop is None:
        import asyncio
    return loop


class AsyncioFinder:
    """Finds asyncio before all others, once."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "asyncio":
            return None
        sys.meta_path.remove(AsyncioFinder)
        for finder in sys.meta_path:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                spec.loader.exec_module = make_asyncio
                return spec
        return None


def make_asyncio(module):
    for file in ("asyncio_lean.py", "asyncio_refused.py", "asyncio_threads.py", "asyncio_tasks.py", "asyncio_loop.py"):
        seam_load(file)
    fill_asyncio(module)
    adapt(module)


sys.meta_path.insert(0, AsyncioFinder)
