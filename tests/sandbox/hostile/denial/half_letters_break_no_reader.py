# ends: exited
import os
def total(numbers):
    for fd in range(3, 16):
        try:
            os.write(fd, b'{"outcome": "exited", "exit_code": 0, "failure": null, "steps": [{"value": "\\ud800", "failure": null, "printed": "\\udfff"}], "observed": {}, "stdout": "\\ud83d", "stderr": "\\u0000", "truncated": false}')
        except OSError:
            pass
    os._exit(0)
if __name__ == "__main__":
    os.write(1, b"\xff\xfe\xed\xa0\x80\x00\xc0\xaf")
    total([])
