# ends: exited
import fcntl, os
fcntl.fcntl(0, fcntl.F_SETFL, os.O_NONBLOCK)
try:
    fcntl.fcntl(0, fcntl.F_SETPIPE_SZ, 4096)
except OSError:
    pass
os.close(0)
