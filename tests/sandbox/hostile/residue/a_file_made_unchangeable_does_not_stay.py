# ends: exited
# runs: 2
# The flags "immutable" and "append only", on files and folders.
import fcntl, os, struct
if sorted(os.listdir("/tmp")) != []:
    print("BREACH", os.listdir("/tmp"))
os.mkdir("/tmp/d")
open("/tmp/d/f", "w").close()
for path in ("/tmp/d/f", "/tmp/d", "attack.py", "."):
    fd = os.open(path, os.O_RDONLY)
    for flags in (0x10, 0x20, 0x30):
        for request in (0x40086602, 0x401C5820):
            try:
                fcntl.ioctl(fd, request, struct.pack("Q", flags) + bytes(24))
            except OSError:
                pass
