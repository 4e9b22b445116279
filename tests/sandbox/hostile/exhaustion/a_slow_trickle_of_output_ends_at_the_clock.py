# ends: timed_out
# seconds: 0.3
import os, time
while True:
    os.write(1, b".")
    time.sleep(0.001)
