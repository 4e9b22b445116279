# ends: exited raised
import _thread, threading, time
threading.stack_size(32768)
started = 0
try:
    while True:
        _thread.start_new_thread(time.sleep, (100,))
        started += 1
except RuntimeError:
    pass
print("BREACH" if started > 20 else "held", started)
