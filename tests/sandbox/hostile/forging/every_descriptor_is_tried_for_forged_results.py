# ends: exited
import json, os, struct
lies = [b'{"outcome": "exited", "exit_code": 0, "failure": null, "steps": [{"value": 3, "failure": null, "printed": ""}], "observed": {}, "stdout": "", "stderr": "", "truncated": false}',
        b'C{"outcome": "exited"}', b"E", b"R", struct.pack(">I", 2) + b"{}", struct.pack(">I", 0xFFFFFFFF), b"\0" * 64, struct.pack(">i", 1), b"\xff" * 4096]
for fd in range(0, 256):
    if fd in (1, 2):
        continue
    for lie in lies[1:]:
        try:
            os.write(fd, lie)
        except OSError:
            pass
