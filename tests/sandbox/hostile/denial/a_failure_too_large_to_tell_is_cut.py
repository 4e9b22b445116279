# ends: raised exited out_of_memory
class Loud(ValueError):
    def __str__(self):
        return "\ud800\x00" * 2_000_000
Loud.__name__ = "N" * 200_000
Loud.__qualname__ = "Q" * 200_000
def total(numbers):
    error = None
    for n in range(2000):
        try:
            raise Loud(n) from error
        except Loud as last:
            error = last
    raise error
if __name__ == "__main__":
    total([])
