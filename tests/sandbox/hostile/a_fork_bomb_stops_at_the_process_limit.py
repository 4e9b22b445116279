# ends: timed_out raised exited signalled
import os
while True:
    try:
        os.fork()
    except BlockingIOError:
        pass
