def count_fruit(bag):
    # bag is a list; a thing in it is a number of fruit, or another bag
    return 0
