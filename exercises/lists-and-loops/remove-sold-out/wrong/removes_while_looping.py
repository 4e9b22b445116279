# The list shrinks under the loop, so a neighbour is skipped.
def remove_sold_out(trays):
    removed = 0
    for sweets in trays:
        if sweets == 0:
            trays.remove(sweets)
            removed = removed + 1
    return removed
