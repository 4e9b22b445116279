# remove() takes one item away, not all that are equal.
def remove_sold_out(trays):
    removed = 0
    if 0 in trays:
        trays.remove(0)
        removed = 1
    return removed
