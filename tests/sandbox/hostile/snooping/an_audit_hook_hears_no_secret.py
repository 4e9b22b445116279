# ends: exited raised
import re, sys
needle = re.compile("S[E]CRET-EXPECTED-[0-9]")
busy = []
def hear(event, arguments):
    if busy:
        return
    busy.append(1)
    try:
        if needle.search(repr(arguments)[:20_000]):
            sys.__stdout__.write("BREACH " + event + "\n")
    finally:
        busy.pop()
sys.addaudithook(hear)
def total(numbers):
    import json
    return json.dumps
