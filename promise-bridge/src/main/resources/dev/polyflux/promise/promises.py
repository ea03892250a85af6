# What Java and the preludes ask of awaitables: to be told how one ends, and to make one that they settle.


class Promises:
    @staticmethod
    def deferred():
        return Future()

    @staticmethod
    def watch(awaitable, settled, failed):
        if isinstance(awaitable, Future):
            if type(awaitable) is Begun:
                awaitable.begin()
            return Promises.follow(awaitable, settled, failed)
        driver = Driver(steps_of(awaitable), settled, failed)
        driver.step()
        return driver.cancel

    @staticmethod
    def follow(future, settled, failed):
        future.add_done_callback(lambda future: failed(future._error) if future._error is not None else settled(future._value))
        return future.cancel

    @staticmethod
    def oncancel(future, cancel):
        future._cancel = cancel


promises = Promises
