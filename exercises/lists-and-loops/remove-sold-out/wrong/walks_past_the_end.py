# range(len(trays)) was counted before the list became shorter: IndexError.
def remove_sold_out(trays):
    removed = 0
    for i in range(len(trays)):
        if trays[i] == 0:
            del trays[i]
            removed = removed + 1
    return removed
