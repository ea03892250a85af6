# The process's standard input is not the script's, and what a script writes to file descriptors is its own output.
import os
import sys

print(repr(sys.stdin.read()), os.read(0, 10))
os.write(1, b"written\n")
try:
    open("/dev/stdin")
except OSError as absent:
    print(type(absent).__name__)

#> '' b''
#> written
#> FileNotFoundError
