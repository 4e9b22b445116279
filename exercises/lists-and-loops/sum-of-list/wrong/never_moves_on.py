# i stays 0: an endless loop, except on an empty list.
def total(xs):
    result = 0
    i = 0
    while i < len(xs):
        result = result + xs[i]
    return result
