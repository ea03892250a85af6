# What is denied is an error of Python's that says so, and the script goes on.
import mmap
import multiprocessing
import os
import select
import socket
import subprocess
import threading
import time
import urllib.request

for attempt in (
    lambda: os.system("id"),
    lambda: subprocess.run(["id"]),
    lambda: os.execv("/bin/sh", ["sh"]),
    lambda: threading.Thread(target=print).start(),
    lambda: socket.socket(),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("localhost", 80),
    lambda: urllib.request.urlopen("http://localhost:9/"),
    lambda: time.mktime("nonsense"),
    lambda: open("/etc/passwd"),
    lambda: open(os.path.dirname(os.__file__) + "/x.py", "w"),
    lambda: os.remove(os.__file__),
    lambda: os.symlink("/etc/passwd", "link"),
    lambda: __import__("sqlite3"),
    lambda: multiprocessing.Process(target=print).start(),
    lambda: select.select([0], [], [], 0),
    lambda: mmap.mmap(os.open(os.__file__, os.O_RDONLY), 10),
    lambda: mmap.mmap(99, 10),
):
    try:
        attempt()
        print("done")
    except Exception as denied:
        print(type(denied).__name__)

#> PermissionError
#> PermissionError
#> PermissionError
#> RuntimeError
#> PermissionError
#> PermissionError
#> PermissionError
#> URLError
#> TypeError
#> FileNotFoundError
#> PermissionError
#> PermissionError
#> PermissionError
#> ImportError
#> PermissionError
#> PermissionError
#> PermissionError
#> ValueError
