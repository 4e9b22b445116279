# xs[0] does not exist in an empty list.
def total(xs):
    result = xs[0]
    for x in xs[1:]:
        result = result + x
    return result
