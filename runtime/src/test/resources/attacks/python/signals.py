# The process's handlers stay what they are, and nobody is signalled.
import os
import signal

for attempt in (
    lambda: signal.signal(signal.SIGINT, lambda *rest: None),
    lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN),
    lambda: signal.alarm(1),
    lambda: signal.setitimer(signal.ITIMER_REAL, 0.01),
    lambda: signal.raise_signal(signal.SIGTERM),
    lambda: os.kill(os.getpid(), signal.SIGTERM),
    lambda: os.kill(0, signal.SIGTERM),
):
    try:
        attempt()
        print("done")
    except Exception as denied:
        print(type(denied).__name__)

#> ValueError
#> ValueError
#> ValueError
#> ValueError
#> PermissionError
#> PermissionError
#> PermissionError
