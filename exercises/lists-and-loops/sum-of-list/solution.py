def total(xs):
    result = 0
    for x in xs:
        result = result + x
    return result
