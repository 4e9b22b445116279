# ends: raised exited output_limit
def nest(n):
    error = ValueError(n)
    for _ in range(n):
        error = ExceptionGroup("g" * 1000, [error, error])
    return error
def total(numbers):
    raise nest(100)
if __name__ == "__main__":
    raise nest(12)
