def count_fruit(bag):
    to_do = list(bag)
    count = 0
    while to_do:
        thing = to_do.pop()
        if isinstance(thing, list):
            to_do.extend(thing)
        else:
            count = count + thing
    return count
