# The right sum, but the caller's list is empty afterwards.
def total(xs):
    result = 0
    while len(xs) > 0:
        result = result + xs.pop()
    return result
