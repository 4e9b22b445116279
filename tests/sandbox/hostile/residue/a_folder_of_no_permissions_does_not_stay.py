# ends: exited
import os
path = "."
for n in range(300):
    path += "/d"
    try:
        os.mkdir(path)
    except OSError:
        break
open("/tmp/x", "w").close()
os.chmod("/tmp/x", 0)
try:
    os.mkfifo("/tmp/pipe")
except OSError:
    pass
os.symlink("/", "/tmp/root")
os.chmod("d", 0)
os.chmod("/tmp", 0)
