# What the other language's proxies call: this language's reflector, and what they need beside it.

lives = seam_lives
handled = sys.exc_info


# Calls a function of the reflector for the other language.
def guarded(answer):
    def answered(*args):
        try:
            return give(answer(*args))
        except BaseException as error:
            return failed_with(error)

    return answered


def settle(settled, failed):
    return lambda value: settled(give(value)), lambda error: failed(thrown_to(error))


# A call in a task of the loop's own: nothing of the other language is below it, so it may wait with run_sync().
def promised_call(target, args, keywords):
    future = Future()

    def call():
        try:
            future.resolve(begun(target(*args, **keywords)))
        except BaseException as error:
            future.reject(error)

    context = copy_context()
    seam_soon(lambda: context.run(call))
    return future


class Offered:
    """What the other language's proxies call, beside the reflector."""

    null = jsnull
    MISSING = MISSING
    NOT_IMPLEMENTED = NotImplemented
    give = staticmethod(give)
    failed = Failed

    # What is called most has a body of its own, that the compiler sees through.

    @staticmethod
    def get(target, key):
        try:
            return give(getattr(target, key, MISSING))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def set(target, key, value):
        try:
            return Reflect.set(target, key, value)
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def item(target, key):
        try:
            return give(Reflect.item(target, key))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def next(target):
        try:
            return give(Reflect.next(target))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def apply0(target, receiver):
        try:
            return give(begun(target()))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def apply1(target, receiver, argument):
        try:
            return give(begun(target(argument)))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def apply2(target, receiver, first, second):
        try:
            return give(begun(target(first, second)))
        except BaseException as error:
            return failed_with(error)

    @staticmethod
    def none():
        return None

    @staticmethod
    def detached(target):
        return Values.detach(target)

    @staticmethod
    def integer(text):
        return bigint(text)

    @staticmethod
    def number(value):
        whole = type(value) is float and value.is_integer() and abs(value) <= SAFE and str(value) != "-0.0"
        return int(value) if whole or type(value) not in (int, float) else value

    @staticmethod
    def end(value):
        return Values.end(value)

    @staticmethod
    def slice(start, stop, step):
        return slice(start, stop, step)

    @staticmethod
    def adopt(target, kind, features, detail):
        return Proxies.make(target, here, "javascript", kind, features, detail)

    @staticmethod
    def follow(proxy, kind, features):
        lives.follow(proxy, kind, features, False, None)

    @staticmethod
    def thrown(kind, message, trace, value):
        error = Errors.failure("javascript", kind, message, trace, None, None, None)
        error._reason = value
        return error

    # A frame that knows what is being handled: nothing is looked for below it.
    @staticmethod
    def rested(answer):
        handled()
        return answer()

    @staticmethod
    def raise_raw():
        raise RecursionError

    # The lines of an error's trace.
    @staticmethod
    def trace(error):
        return "\n".join(render(error))

    @staticmethod
    def host():
        from pyodide import _host

        return _host

    # JavaScript may be below: what has to be begun is begun in a turn of its own.
    @staticmethod
    def watch(awaitable, settled, failed):
        settled, failed = settle(settled, failed)
        if isinstance(awaitable, Future):
            return Promises.follow(awaitable, settled, failed)
        try:
            driver = Driver(steps_of(awaitable), settled, failed)
        except BaseException as error:
            return failed(error)
        seam_soon(driver.step)
        return driver.cancel

    @staticmethod
    def promising(target, args, names, values):
        return give(promised_call(target, list(args), dict(zip(list(names), list(values)))))


def bigint(text):
    if "JsBigInt" not in globals():
        seam_load("js_bigint.py")
    return JsBigInt(int(text, 0))


def answers():
    for name in ("delete has describe prototype setprototype extensible preventextensions setitem delitem contains length iterate "
                 "close text operate").split():
        setattr(Offered, name, staticmethod(guarded(getattr(Reflect, name))))
    spread = {
        "getKey": Reflect.get,
        "operate0": Reflect.operate,
        "operate1": Reflect.operate,
        "operate": lambda target, operator, operands: Reflect.operate(target, operator, *operands),
        "send": Reflect.next,
        "raise": getattr(Reflect, "raise"),
        "keys": lambda target: list(Reflect.keys(target)),
        "define": lambda target, key, names, values: Reflect.define(target, key, dict(zip(list(names), list(values)))),
        # Not the reflector's, which prepare an error for Java.
        "apply": lambda target, receiver, args: begun(target(*args)),
        "applyWith": lambda target, receiver, args, names, values: begun(target(*args, **dict(zip(list(names), list(values))))),
        "construct": lambda target, args: begun(target(*args)),
        "constructWith": lambda target, args, names, values: begun(target(*args, **dict(zip(list(names), list(values))))),
        "query": lambda target, path: Reflect.query(target, list(path)),
        "evaluate": lambda target, source, args: Reflect.evaluate(target, source, *args),
        "chain": lambda target, steps: walk_steps(target, [list(step) for step in steps]),
    }
    for name, answer in spread.items():
        setattr(Offered, name, staticmethod(guarded(answer)))
    return Offered
