# ends: exited timed_out
# seconds: 0.5
import os, time
made = 0
try:
    while made < 500:
        if os.fork() == 0:
            if os.fork() == 0:
                os._exit(0)
            os._exit(0)
        made += 1
except OSError:
    pass
print("BREACH" if made > 64 else "held", made)
