# ends: exited
import inspect, linecache, re, sys, traceback
needle = re.compile("S[E]CRET-EXPECTED-[0-9]")
def total(numbers):
    try:
        1 / 0
    except ZeroDivisionError as error:
        told = "".join(traceback.format_exception(error, chain=True)) + "".join(traceback.format_stack())
        tb = traceback.walk_stack(None)
        told += "".join(repr(frame.f_locals) + repr(frame.f_code.co_consts) for frame, _ in tb)
    for frame in inspect.stack(context=50):
        told += repr(frame)
    told += repr(list(linecache.cache.items()))
    told += repr(sys.exc_info())
    if needle.search(told):
        print("BREACH", told[:500])
total([])
