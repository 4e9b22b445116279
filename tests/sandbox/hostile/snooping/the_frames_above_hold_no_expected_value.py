# ends: exited
import gc, sys
frame = sys._getframe()
seen = []
while frame:
    seen.append(repr(frame.f_locals)[:20000])
    seen.append(repr(list(frame.f_globals))[:20000])
    frame = frame.f_back
for thing in gc.get_objects():
    if isinstance(thing, dict) and ("returns" in thing or "expected" in thing):
        seen.append("expected " + repr(thing)[:200])
    if isinstance(thing, (str, bytes)) and "SECRET" + "-EXPECTED" in str(thing):
        print("BREACH")
