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


# Where evaluated code leaves the value of its last expression.
LAST = "__last__"


class Script:
    # Whether it has run: what awaits at its top level only the interpreter's own entrance compiles.
    @staticmethod
    def run(text, file):
        global script_name
        script_name = file
        sys.argv[:] = [file]
        main.__dict__["__file__"] = file
        return Script.executed(text, file)

    @staticmethod
    def executed(text, file):
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

    # Code as it leaves the value of its last expression, where it ends with one.
    @staticmethod
    def leaving(text):
        for before, last in endings(text):
            if is_code("async def f():\n return (" + last + "\n)"):
                return before + LAST + " = (" + last + "\n)"
            if is_code(last):  # a statement that is none
                break
        return text

    @staticmethod
    def left():
        return main.__dict__.pop(LAST, None)

    @staticmethod
    async def left_by(coroutine):
        await coroutine
        return Script.left()


def is_code(text):
    try:
        compile(text, "<tried>", "exec")
    except SyntaxError:
        return False
    return True


# What may be its last expression, with all that is before it: the shortest first.
def endings(text):
    lines = text.split("\n")
    for at in reversed(range(len(lines))):
        line = lines[at]
        if line[:1] in ("", " ", "\t", "#") or at and lines[at - 1][-1:] == "\\":
            continue
        before = "\n".join(lines[:at] + [""])
        first, semicolon, last = line.rpartition(";")
        if semicolon and is_code("if 1: " + first):
            yield before + first + "\n", "\n".join([last.lstrip()] + lines[at + 1 :])
        yield before, "\n".join(lines[at:])


# All calls from outside come by here: what is raised is kept as an object.
def guarded(function, *args):
    try:
        value = function(*[arrived(argument) for argument in args])
        if value is FAILED:  # a function of Java's that is called by others
            raise failed()
        return value.value if type(value) is Kept else out(value)
    except BaseException as error:
        seam.raised(error)


# The names of what a class has of the prelude's own.
def members(kind):
    return " ".join(name for name in dir(kind) if name[:1] != "_")
