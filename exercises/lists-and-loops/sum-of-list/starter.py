def total(xs):
    result = 0
    # บวกทีละตัวด้วยลูป · add the numbers one by one with a loop

    return result
