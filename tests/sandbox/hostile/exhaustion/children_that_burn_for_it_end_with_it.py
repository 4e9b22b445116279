# ends: timed_out
# seconds: 0.3
import os
for _ in range(6):
    if os.fork() == 0:
        while True:
            pass
os.wait()
