# Adds 0, 1, 2 … where the numbers are kept, not the numbers.
def total(xs):
    result = 0
    for i in range(len(xs)):
        result = result + i
    return result
