# ends: exited raised
import re, sys, threading
needle = re.compile("S[E]CRET-EXPECTED-[0-9]")
def look(frame, event, argument):
    try:
        if needle.search(repr(frame.f_locals)[:50_000] + repr(argument)[:50_000]):
            sys.__stdout__.write("BREACH\n")
    except Exception:
        pass
    return look
threading.settrace(look)
threading.setprofile(look)
sys.setprofile(look)
sys.settrace(look)
def total(numbers):
    return None
total([])
