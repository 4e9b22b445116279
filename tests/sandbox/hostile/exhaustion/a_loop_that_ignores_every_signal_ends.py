# ends: timed_out
# seconds: 0.3
import signal, threading, time
for s in range(1, 65):
    try:
        signal.signal(s, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
threading.Thread(target=lambda: time.sleep(100)).start()
while True:
    pass
