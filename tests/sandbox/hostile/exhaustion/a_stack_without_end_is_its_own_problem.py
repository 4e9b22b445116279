# ends: signalled raised out_of_memory exited timed_out
# seconds: 1
import sys, threading
sys.setrecursionlimit(10**9)
threading.stack_size(60 << 20)
def down(n):
    return [down(n + 1)]
def sideways():
    list(map(lambda x: sorted([1], key=lambda y: down(0)), [1]))
thread = threading.Thread(target=sideways)
thread.start()
thread.join()
