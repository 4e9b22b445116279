# ends: exited
# runs: 2
import os
marks = [".mark", "...", "mark\n\x1b[31m", "\udcff\udcfe", " ", "é" * 100, "x" * 255]
for folder in (".", "/tmp", "/work", os.path.expanduser("~"), "/var/tmp", "/dev/shm", "/run"):
    for mark in marks:
        path = os.path.join(folder, mark)
        if os.path.lexists(path) and folder not in (".", os.path.expanduser("~")):
            print("BREACH left", ascii(path))
for folder in ("/tmp", "/work"):
    for mark in marks:
        try:
            os.symlink("/", os.path.join(folder, mark))
        except OSError:
            pass
