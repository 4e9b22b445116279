# ends: timed_out
# seconds: 0.3
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
