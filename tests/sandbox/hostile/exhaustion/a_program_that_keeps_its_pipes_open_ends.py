# ends: exited
import os, time
if os.fork() == 0:
    os.setsid()
    while True:
        os.write(1, b".")
        time.sleep(0.001)
