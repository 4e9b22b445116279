# ends: exited
import os, signal, time
if os.fork() == 0:
    os.setsid()
    for s in range(1, 65):
        try:
            signal.signal(s, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    if os.fork() == 0:
        while True:
            time.sleep(0.01)
            try:
                os.fork()
            except OSError:
                pass
    os._exit(0)
