# ends: exited
def total(numbers):
    return list(range(1_000_000)) if numbers == [3] else 7 ** 2_000_000
