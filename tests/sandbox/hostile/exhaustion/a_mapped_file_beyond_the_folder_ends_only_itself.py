# ends: signalled
import mmap, os
maps = []
for n in range(3):
    fd = os.open(f"/tmp/{n}", os.O_CREAT | os.O_RDWR)
    os.truncate(fd, 16 << 20)
    maps.append(mmap.mmap(fd, 16 << 20))
for one in maps:
    for at in range(0, len(one), 4096):
        one[at] = 1
print("BREACH")
