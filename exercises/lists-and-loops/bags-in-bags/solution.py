def count_fruit(bag):
    count = 0
    for thing in bag:
        if isinstance(thing, list):
            count = count + count_fruit(thing)
        else:
            count = count + thing
    return count
