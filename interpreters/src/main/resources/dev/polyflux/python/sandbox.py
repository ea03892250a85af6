# What a realm of the sandbox is told of the host, which is nothing, and how it is denied what it may not do. The builtins
# that would tell are replaced for good: a builtin module is made once, and nothing here keeps what was there before.

import __graalpython__
import _imp
import _signal
import posix
import pwd

USER = 1000
HOME = "/home/guest"


def always(value):
    return lambda *args, **keywords: value


def denied(*args, **keywords):
    raise PermissionError(1, "Operation not permitted")


def replace(module, members):
    # Names that the module does not have stay unknown to code that asks for them.
    module.__dict__.update((name, member) for name, member in members.items() if name in module.__dict__)


def configured(name):
    if name in ("SC_PAGESIZE", "SC_PAGE_SIZE"):
        return 4096
    raise ValueError("unrecognized configuration name")


replace(posix, {
    "sysconf": configured,
    **dict.fromkeys(("getuid", "geteuid", "getgid", "getegid"), always(USER)),
    "getpid": always(1),
    "getppid": always(0),
    "getpgid": always(1),
    "getpgrp": always(1),
    "getsid": always(1),
    "getgroups": always([USER]),
    "getlogin": always("guest"),
    "cpu_count": always(1),
    "uname": always(posix.uname_result(("sandbox", "sandbox", "", "", ""))),
    **dict.fromkeys(
        """_exit abort chroot execv execve fork fork1 forkpty getloadavg kill killpg nice posix_spawn posix_spawnp
        sched_getaffinity sched_setaffinity setegid seteuid setgid setgroups setpgid setpgrp setpriority setregid
        setresgid setresuid setreuid setsid setuid spawnv spawnve system times wait wait3 wait4 waitid waitpid""".split(),
        denied,
    ),
})  # fmt: skip


def user_of(asked):
    if asked in (USER, "guest"):
        return pwd.struct_passwd(("guest", "x", USER, USER, "", HOME, "/bin/sh"))
    raise KeyError(f"there is no user {asked!r}")


replace(pwd, {"getpwuid": user_of, "getpwnam": user_of, "getpwall": lambda: [user_of(USER)]})

replace(_signal, dict.fromkeys(
    "getitimer pause pthread_kill pthread_sigmask raise_signal sigpending sigtimedwait sigwait sigwaitinfo".split(), denied
))  # fmt: skip


def no_native_code(*args, **keywords):
    raise ImportError("modules in native code are not available in the sandbox")


replace(_imp, {"create_dynamic": no_native_code, "__create_dynamic__": no_native_code})
replace(__graalpython__, {"read_file": denied, "get_max_process_count": always(1)})
