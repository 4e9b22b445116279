# The list is right, but the answer asked for is a count.
def remove_sold_out(trays):
    while 0 in trays:
        trays.remove(0)
    return trays
