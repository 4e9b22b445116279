# ends: exited raised out_of_memory
import mmap
held = []
total = 0
try:
    while True:
        block = mmap.mmap(-1, 8 << 20)
        for i in range(0, len(block), 4096):
            block[i] = 1
        held.append(block)
        total += 8
except OSError:
    pass
print("BREACH" if total > 128 else "held", total)
