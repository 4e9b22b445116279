def remove_sold_out(trays):
    removed = 0
    while 0 in trays:
        trays.remove(0)
        removed = removed + 1
    return removed
