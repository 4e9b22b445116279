# ends: timed_out raised exited signalled
# seconds: 0.3
import os
while True:
    try:
        os.fork()
    except BlockingIOError:
        pass
