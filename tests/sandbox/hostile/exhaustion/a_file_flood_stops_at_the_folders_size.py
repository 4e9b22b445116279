# ends: exited
import os
total = 0
for folder in ("/tmp", "."):
    for n in range(100):
        try:
            fd = os.open(f"{folder}/{n}", os.O_CREAT | os.O_WRONLY)
            total += os.write(fd, bytes(1 << 20))
            os.close(fd)
        except OSError:
            break
print("BREACH" if total > 17 << 20 else "held", total)
