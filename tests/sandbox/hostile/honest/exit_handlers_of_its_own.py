# ends: exited
# prints: working
# prints: last words
# prints: first words
# answers: twice(4) == 8
import atexit
atexit.register(print, "first words")
atexit.register(print, "last words")
def twice(n):
    return 2 * n
if __name__ == "__main__":
    print("working")
    raise SystemExit
