# ends: out_of_memory raised exited timed_out signalled
# seconds: 1
import os
for _ in range(12):
    if os.fork() == 0:
        break
hoard = bytearray(100 << 20)
for i in range(0, len(hoard), 4096):
    hoard[i] = 1
import time
time.sleep(0.3)
