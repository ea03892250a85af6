# Neither who runs the process nor on what is told; asking is no error.
import getpass
import os
import platform
import pwd
import socket
import sys
import sysconfig

print(os.getcwd(), os.path.expanduser("~"), getpass.getuser(), __file__)
print(os.getpid(), os.getppid(), os.getuid(), os.getgid(), os.cpu_count())
print(tuple(os.uname()))
print([name for name in os.environ if name != "UNSAFE_PYO3_SKIP_VERSION_CHECK"])
print(repr(socket.gethostname()), platform.node(), repr(platform.release()), repr(platform.version()), repr(platform.processor()))
print({path for path in [*sys.path, sys.prefix, os.__file__, sysconfig.get_path("stdlib")] if not path.startswith(("/usr/lib/", "/home/guest"))})
for who in (0, "root"):
    try:
        print(pwd.getpwuid(who) if who == 0 else pwd.getpwnam(who))
    except KeyError:
        print("no user", who)

#> /home/guest /home/guest guest told_of_the_host.py
#> 1 0 1000 1000 1
#> ('sandbox', 'sandbox', '', '', '')
#> []
#> '' sandbox '' '' ''
#> set()
#> no user 0
#> no user root
