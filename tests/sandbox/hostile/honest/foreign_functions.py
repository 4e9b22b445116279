# ends: exited
# prints: 5 b'hello' 3.0
# answers: absolute(-5) == 5
import ctypes, ctypes.util, struct
libc = ctypes.CDLL(None)
def absolute(n):
    return libc.abs(n)
if __name__ == "__main__":
    buffer = ctypes.create_string_buffer(b"hello", 10)
    print(absolute(-5), buffer.value, struct.unpack("d", struct.pack("d", 3.0))[0])
