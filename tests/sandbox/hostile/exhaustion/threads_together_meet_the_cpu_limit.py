# ends: timed_out
# seconds: 0.3
import hashlib, threading
def burn():
    while True:
        hashlib.pbkdf2_hmac("sha256", b"x", b"y", 10_000_000)
for _ in range(4):
    threading.Thread(target=burn).start()
