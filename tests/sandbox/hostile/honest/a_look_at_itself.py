# ends: exited
# prints: def twice(n): ['n'] twice attack.py True
# answers: name() == "twice"
import inspect, linecache, os, sys, traceback
def twice(n):
    return 2 * n
def name():
    return twice.__name__
if __name__ == "__main__":
    first = inspect.getsource(twice).splitlines()[0]
    print(first, list(inspect.signature(twice).parameters), name(), os.path.basename(__file__), open(__file__).read().endswith("\n"))
