# ends: exited raised
import re, sys
needle = re.compile("S[E]CRET-EXPECTED-[0-9]")
if hasattr(sys, "monitoring"):
    events = sys.monitoring.events
    def look(*arguments):
        for frame in (sys._getframe(1),):
            while frame:
                if needle.search(repr(frame.f_locals)[:20_000] + repr(arguments)[:20_000]):
                    sys.__stdout__.write("BREACH\n")
                frame = frame.f_back
    sys.monitoring.use_tool_id(3, "spy")
    for event in (events.CALL, events.PY_RETURN, events.C_RETURN if hasattr(events, "C_RETURN") else events.PY_START):
        try:
            sys.monitoring.register_callback(3, event, look)
        except ValueError:
            pass
    sys.monitoring.set_events(3, events.CALL | events.PY_RETURN)
def total(numbers):
    return None
total([])
