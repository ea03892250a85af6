# What Java throws below a builtin function reaches Python as a SystemError that begins with the name of Java's class. The
# builtins that are known to throw raise what Python's own do instead: by one rule, the class's, and one list of builtins.

import _imp
import _signal
import sys

import errno
import posix


def refused(number, text):
    return lambda message: OSError(number, text)


DENIED = refused(errno.EPERM, "Operation not permitted")
UNKNOWN = refused(errno.ENOSYS, "Function not implemented")


def by_text(message):
    number = next((number for number in errno.errorcode if posix.strerror(number) == message), None)
    return RuntimeError(message) if number is None else OSError(number, message)


# The simple name of Java's class -> what makes the error.
ERRORS = {
    "SecurityException": DENIED,
    "AccessDeniedException": DENIED,
    "UnsupportedPosixFeatureException": lambda message: DENIED(message) if "excluded" in message else UNKNOWN(message),
    "UnsupportedOperationException": refused(errno.EOPNOTSUPP, "Operation not supported"),
    "IllegalStateException": RuntimeError,
    "IllegalArgumentException": lambda message: DENIED(message) if "privilege" in message else ValueError(message),
    "RuntimeException": by_text,
    "DateTimeException": ValueError,
    "ArrayIndexOutOfBoundsException": ValueError,
    "IndexOutOfBoundsException": ValueError,
    "NullPointerException": lambda message: ValueError("an argument is out of range"),
    "ArithmeticException": OverflowError,
    "UnsupportedSpecializationException": lambda message: TypeError("an argument is of a wrong type"),
    "ClassCastException": lambda message: TypeError("an argument is of a wrong type"),
}

# Module -> its builtins that throw.
THROWING = {
    "posix": """chown fchown lchown getpgid getpgrp getppid getsid openpty set_blocking setpgid setpgrp setsid system utime
        kill killpg posix_spawn posix_spawnp fork_exec register_at_fork rename replace waitpid""",
    "time": "mktime",
    "_thread": "start_new start_new_thread",
    "_signal": "getsignal raise_signal",
    "_socket": """getaddrinfo getnameinfo gethostbyname gethostbyname_ex gethostbyaddr getservbyname getservbyport socketpair
        dup socket SocketType""",
    "_posixsubprocess": "fork_exec",
    "resource": "getrlimit getrusage setrlimit",
    "_multiprocessing": "sem_unlink",
    "_multiprocessing_graalpy": "_spawn_context",
    "mmap": "mmap",
    "select": "select",
    "faulthandler": "dump_traceback_later",
    "_imp": "_fix_co_filename __create_dynamic__ create_dynamic exec_builtin",
}


# The engine binds the C libraries of its modules to the first realm of a process that loads one.
OF_ONE_REALM = "native code is of one realm in a process, the first that loads any: see docs/standard-library.md"


def python_error(error):
    if "IsolateNativeModules" in str(error):
        return ImportError(OF_ONE_REALM)
    name, _, message = str(error).partition(": ")
    make = ERRORS.get(name.rpartition(".")[2].rpartition("$")[2])
    return make(message.partition("\n")[0]) if make else error


def ordinary(function):
    """The function or class, raising Python's errors where Java's come out of it."""
    if isinstance(function, type):
        made = {name: ordinary(function.__dict__[name]) for name in ("__new__", "__init__") if name in function.__dict__}
        return type(function)(function.__name__, (function,), {"__slots__": (), "__module__": function.__module__, **made})

    def call(*args, **keywords):
        try:
            return function(*args, **keywords)
        except SystemError as error:
            raised = python_error(error)
        raise raised

    call.__name__ = call.__qualname__ = function.__name__
    return call


def mend(name, module):
    for member in THROWING.pop(name, "").split():
        function = module.__dict__.get(member)
        if function is not None:
            module.__dict__[member] = ordinary(function)


# A builtin module is made once in a realm; those that are not there yet are mended when they are.
def create_builtin(spec):
    if type(getattr(spec, "name", None)) is not str:
        raise TypeError("a module's spec has a name")
    module = make_builtin(spec)
    mend(spec.name, module)
    return module


make_builtin = _imp.create_builtin
_imp.create_builtin = create_builtin
for name in tuple(THROWING):
    if name in sys.modules:
        mend(name, sys.modules[name])


# Signals belong to the process, which ends at SIGINT and SIGTERM whatever guests do. A realm is a thread of it like any other:
# Python's own rule for threads that are not the main one is every realm's.
def no_signals(*args, **keywords):
    raise ValueError("signal only works in main thread of the main interpreter")


_signal.__dict__.update(
    dict.fromkeys(
        {"alarm", "setitimer", "set_wakeup_fd", "siginterrupt", "signal"} & _signal.__dict__.keys(), no_signals
    )
)
