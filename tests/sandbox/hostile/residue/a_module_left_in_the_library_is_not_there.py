# ends: exited
# runs: 2
import os, site, sys
places = {p for p in [*sys.path, site.getusersitepackages(), "/work", "/tmp"] if p}
try:
    import left_behind
    print("BREACH imported")
except ImportError:
    pass
for place in places:
    for name, text in (("left_behind.py", ""), ("sitecustomize.py", "print('BREACH site')"), ("usercustomize.py", "print('BREACH user')"),
                       ("x.pth", "import sys; print('BREACH pth')"), ("random.py", "print('BREACH random')"), ("__pycache__/os.pyc", "")):
        try:
            os.makedirs(os.path.dirname(os.path.join(place, name)), exist_ok=True)
            with open(os.path.join(place, name), "w") as file:
                file.write(text)
        except OSError:
            pass
