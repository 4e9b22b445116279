# ends: timed_out exited
# seconds: 0.4
import os
n = 0
while True:
    n += 1
    os.access(f"/usr/lib/{n}" + "x" * 200, os.F_OK)
