# ends: timed_out
import atexit
class Sticky:
    def __del__(self):
        while True:
            pass
keep = Sticky()
@atexit.register
def never():
    while True:
        pass
