# What a call gives to another language, another realm or Java, where it is a coroutine: the coroutine runs by itself, awaited
# or not, as it does in Pyodide.

not_begun = []  # those of this turn
beginning = []  # those of the turn before


def begin_all():
    beginning.extend(not_begun)
    not_begun.clear()
    while beginning:
        beginning.pop(0).begin()


class Begun(Future):
    """The outcome of a coroutine that has been handed out: its first step is the next turn's.

    In that turn none of JavaScript's code is below it, so it may wait with run_sync(). Java's calls, and those that another
    realm does not wait for, let it begin at once: they find no JavaScript below either, and keep their order.
    """

    __slots__ = ("_driver", "_is_far")

    def __init__(self, coroutine):
        super().__init__()
        driver = self._driver = Driver(coroutine, self.resolve, self.reject)
        self._cancel = driver.cancel
        self._is_far = False  # whether it has left the realm
        if not not_begun:
            seam_soon(begin_all)
        not_begun.append(self)

    def begin(self):
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.step()

    # JavaScript's rule for promises in the realm itself. Elsewhere somebody may hold it whose await is still on its way.
    def _untold(self):
        if self._is_far:
            unasked_anywhere.add(self, teller(self._error))
        else:
            seam_soon(lambda: self._asked or seam_uncaught(self._error))


Begun.__name__ = Begun.__qualname__ = "coroutine"  # what others see it as
Begun.__module__ = "builtins"


def begun(result):
    return Begun(result) if type(result) is COROUTINE else result
