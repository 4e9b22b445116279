# ends: exited
# prints: ['work', 'inner'] 3
# answers: traced() == 2
import sys
called = []
def inner(): return 3
def work(): return inner()
def traced():
    called.clear()
    def look(frame, event, argument):
        if event == "call" and frame.f_code.co_name in ("work", "inner"):
            called.append(frame.f_code.co_name)
    sys.settrace(look)
    work()
    sys.settrace(None)
    return len(called)
if __name__ == "__main__":
    traced()
    print(called, inner())
