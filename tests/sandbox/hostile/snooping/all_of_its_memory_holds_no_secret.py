# ends: exited
# runs: 2
# The kernel tells which pages there are: a write from one that is not gives an error, not an end.
import ctypes, os, re
libc = ctypes.CDLL(None, use_errno=True)
needle = re.compile(rb"S[E]CRET-(EXPECTED-[0-9]{3}|OF-LAS[T])")
reads, writes = os.pipe()
step, page = 1 << 16, 4096
def scan(start, count):
    for at in range(start, start + count, step):
        got = libc.write(writes, ctypes.c_void_p(at), ctypes.c_size_t(step))
        if got <= 0:
            continue
        if needle.search(os.read(reads, step)):
            print("BREACH at", hex(at))
def total(numbers):
    somewhere = {id(x) & ~0xFFFFF for x in (object(), [], "x" * 100, scan, re, os, 3, {}, bytearray(200_000), ctypes.create_string_buffer(300_000))}
    for near in somewhere:
        scan(max(near - (24 << 20), 0), 48 << 20)
total([])
if __name__ == "__main__":  # what the next submission must not find
    hoard = bytes(b ^ 1 for b in b"RDBSDU,NG,M@RU") * 100_000
