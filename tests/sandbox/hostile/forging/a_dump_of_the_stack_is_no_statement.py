# ends: exited timed_out
# seconds: 0.5
import faulthandler, os, time
for fd in range(3, 16):
    try:
        faulthandler.enable(file=fd, all_threads=True)
        faulthandler.dump_traceback_later(0.02, exit=True, file=fd)
        break
    except (OSError, ValueError, RuntimeError):
        pass
def total(numbers):
    time.sleep(0.1)
