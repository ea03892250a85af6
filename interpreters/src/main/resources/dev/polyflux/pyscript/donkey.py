"""A worker to send code to, which is made anew when it is sent more than it can finish."""

__all__ = ["donkey"]

OPTIONS = {"config", "persistent", "serviceWorker", "terminal", "type"}
TYPES = {"py": "python", "mpy": "micropython"}


class Donkey:
    """Runs Python that it is sent. What is sent while something runs ends that: its awaitable fails, as its worker is closed."""

    def __init__(self, options):
        unknown = set(options) - OPTIONS
        if unknown:
            raise TypeError(f"a donkey has no option {', '.join(map(repr, sorted(unknown)))}; there are {', '.join(sorted(OPTIONS))}")
        kind = options.get("type") or "py"
        if kind not in TYPES:
            raise ValueError(f"there is no donkey of type {kind!r}; there are {', '.join(TYPES)}")
        self._language = TYPES[kind]
        self._config = options.get("config")
        self._persistent = bool(options.get("persistent"))
        self._terminal = options.get("terminal") or None
        self._task = None  # what stands for the one that runs
        self._worker = prelude.begun(self._start())

    async def _start(self, before=None):
        from pyscript.starting import Worker

        if before is not None:
            await (await before).terminate()
        return await Worker(self._language, "donkey.py", {"code": "import pyscript._donkey", "config": self._config})

    def _renew(self):
        self._task = None
        self._worker = prelude.begun(self._start(self._worker))

    def _there(self):
        if self._worker is None:
            raise RuntimeError("this donkey was killed: ask for another one")
        return self._worker

    async def _carry(self, method, code):
        self._there()
        if self._task is not None:
            self._renew()
        task = self._task = object()
        worker = self._worker
        try:
            return await (await worker).sync.carry(method, str(code), self._persistent, self._terminal)
        finally:
            if self._task is task:
                self._task = None

    async def process(self, code):
        """Runs code as at a prompt, where values are shown, and names stay."""
        await self._carry("process", code)

    async def execute(self, code):
        """Runs statements."""
        await self._carry("execute", code)

    async def evaluate(self, code):
        """The value of an expression."""
        return await self._carry("evaluate", code)

    async def clear(self):
        """Empties the terminal; ends what runs."""
        self._there()
        if self._task is not None:
            self._renew()
        worker = await self._worker
        if self._terminal:
            await worker.sync.clear(self._terminal)

    async def reset(self):
        """The same: a terminal here has nothing but its content."""
        await self.clear()

    def kill(self):
        """Ends the donkey, whatever it is doing."""
        worker, self._worker, self._task = self._worker, None, None
        if worker is not None:
            prelude.begun(self._end(worker))

    async def _end(self, worker):
        try:
            started = await worker
        except Exception:
            return  # it never started, which was told
        await started.terminate()

    def __repr__(self):
        return "<donkey>"


async def donkey(options=None, /, **keywords):
    """A donkey, ready to be sent code. Options: `type`, `persistent`, `terminal`, `config`; as keywords or as one dictionary."""
    given = Donkey({**(options or {}), **keywords})
    await given._worker
    return given
