def count_fruit(bag):
    count = 0
    for thing in bag:
        if isinstance(thing, list):
            for inner in thing:
                if not isinstance(inner, list):
                    count = count + inner
        else:
            count = count + thing
    return count
