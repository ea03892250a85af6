# Calls every function of the modules that deal with the system, with arguments of many kinds. What a call answers or raises
# is all the same; it must not be an error that no `except` catches.
import importlib

MODULES = """
    posix pwd grp time signal socket resource mmap select fcntl termios threading multiprocessing _multiprocessing
    _posixshmem _posixsubprocess subprocess tempfile shutil platform getpass pathlib glob ctypes syslog tty pty zipimport
    _imp locale faulthandler io os os.path sys ssl hashlib zlib bz2 lzma codecs linecache tokenize fileinput runpy
    site sysconfig asyncio concurrent.futures queue sched _thread zoneinfo uuid secrets random http.client urllib.request
    smtplib ftplib webbrowser shelve dbm sqlite3 logging.handlers importlib polyglot __graalpython__ readline
""".split()

# What ends, stops or replaces the sweep itself rather than telling of the system.
LEFT_OUT = {
    "_exit", "_exit_function", "abort", "breakpoint", "breakpointhook", "call_tracing", "exit", "pause", "sleep", "setprofile", "settrace", "setswitchinterval",
    "setrecursionlimit", "sigwait", "run_forever", "serve_forever", "interrupt_main", "exit_thread", "spawn", "interact", "BaseManager", "Manager",
    "_shutdown", "_setprofile", "stack_size", "_clear_internal_caches", "chdir", "fchdir", "close", "closerange", "dup2", "reload",
    "invalidate_caches", "setquit", "setcopyright", "sethelper", "execsitecustomize", "execusercustomize", "_excepthook", "excepthook", "displayhook",
    "unraisablehook", "__interactivehook__", "enablerlcompleter", "main", "_main", "_run_main", "SyncManager", "freeze_support",
}

ARGUMENTS = [
    (), (0,), (10**12,), (-1,), ("/etc/passwd",), ("x",), (None,), (print,), (b"x",), ([],), ("x", "y"), (0, 0), (1, 1), (0, b"x"),
    ((10**12,) * 9,), ("x", 0), (0, print), (2, print), (["id"],), (("127.0.0.1", 9),), ("localhost", 80), (print, ()), (1, 2, 3),
    ("x", ["y"], {}), (0, 0, 0, 0),
]  # fmt: skip


def calls():
    for name in MODULES:
        yield f"import {name}", lambda: importlib.import_module(name)
        try:
            module = importlib.import_module(name)
        except BaseException:
            continue
        for member in sorted(dir(module)):
            function = getattr(module, member, None)
            if member in LEFT_OUT or not callable(function) or isinstance(function, type) and issubclass(function, BaseException):
                continue
            for arguments in ARGUMENTS:
                yield f"{name}.{member}{arguments}", lambda: function(*arguments)


remaining = calls()
at = ""


def sweep():
    """Goes on with the call after the last one, and says after how many."""
    global at
    count = 0
    for at, call in remaining:
        count += 1
        try:
            call()
        except BaseException:
            pass
    at = "the end"
    return count
