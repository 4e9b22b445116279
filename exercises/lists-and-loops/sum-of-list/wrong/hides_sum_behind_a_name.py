add_all = sum


def total(xs):
    for x in xs:
        pass
    return add_all(xs)
