# ends: exited
import os
made = 0
open("first", "w").close()
for kind in (lambda n: os.mkdir(f"/tmp/d{n}"), lambda n: os.mkfifo(f"p{n}"), lambda n: os.symlink("x", f"s{n}"), lambda n: os.link("first", f"l{n}"), lambda n: open(f"f{n}", "x").close()):
    for n in range(2000):
        try:
            kind(n)
            made += 1
        except OSError:
            break
print("BREACH" if made > 512 else "held", made)
