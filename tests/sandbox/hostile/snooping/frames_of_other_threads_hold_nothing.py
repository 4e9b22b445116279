# ends: exited
import re, sys, threading, time
needle = re.compile("S[E]CRET-EXPECTED-[0-9]")
def watch():
    while True:
        for frames in (sys._current_frames(), getattr(sys, "_current_exceptions", dict)()):
            for frame in frames.values():
                while getattr(frame, "f_back", None):
                    if needle.search(repr(frame.f_locals)[:100_000]):
                        print("BREACH", frame)
                    frame = frame.f_back
        time.sleep(0.001)
threading.Thread(target=watch, daemon=True).start()
def total(numbers):
    time.sleep(0.02)
total([])
