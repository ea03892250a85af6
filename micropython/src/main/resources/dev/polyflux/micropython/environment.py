# Where the realm is, and how scripts run in it.

main = __import__("__main__")
worker_name = None


class Environment:
    @staticmethod
    def main():
        pass

    @staticmethod
    def worker(name):
        global worker_name
        worker_name = name

    @staticmethod
    def window():
        return main

    @staticmethod
    def exports():
        names = main.__dict__.get("__export__", ())
        if worker_name is None or not names:
            return
        for name in (names,) if isinstance(names, str) else names:
            if name not in main.__dict__:
                raise NameError("__export__ names '%s', which the script does not define" % name)
            workers_expose(worker_name, name, out(main.__dict__[name]))


workers_expose = checked(seam.workers.expose)


class Script:
    # Whether it has run: what awaits at its top level only the interpreter's own entrance compiles.
    @staticmethod
    def run(text, file):
        global script_name
        script_name = file
        sys.argv[:] = [file]
        main.__dict__["__file__"] = file
        try:
            code = compile(text, file, "exec")
        except SyntaxError:
            if "await" not in text and "async" not in text:
                raise
            return False
        exec(code, main.__dict__)
        return True

    @staticmethod
    def awaiting(coroutine):
        return coroutine

    @staticmethod
    def evaluate(text, file):
        try:
            code = compile(text, file, "eval")
        except SyntaxError:
            exec(compile(text, file, "exec"), main.__dict__)
            return None
        return eval(code, main.__dict__)


script = Script


# All calls from outside come by here: what is raised is kept as an object.
def guarded(function, *args):
    try:
        value = function(*[arrived(argument) for argument in args])
        return value.value if type(value) is Kept else out(value)
    except BaseException as error:
        seam.raised(error)
