# ends: exited
# At import: from now on every fork says "you are the child" and every kill says "done", without being made.
import ctypes, os, struct
libc = ctypes.CDLL(None, use_errno=True)
def instruction(code, k, t=0, f=0):
    return struct.pack("HBBI", code, t, f, k)
code = instruction(0x20, 0)
for number in (56, 57, 58, 62, 220, 129):
    code += instruction(0x15, number, 0, 1) + instruction(0x06, 0x00050000)
code += instruction(0x06, 0x7FFF0000)
held = ctypes.create_string_buffer(code, len(code))
libc.prctl(22, ctypes.c_ulong(2), struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(held)), 0, 0)
if __name__ == "__main__" and os.fork() != 0:
    print("no filter here")
