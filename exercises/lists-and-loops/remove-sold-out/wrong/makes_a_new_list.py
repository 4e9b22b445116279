# `trays = …` names a new list; the caller's list stays as it was.
def remove_sold_out(trays):
    before = len(trays)
    trays = [sweets for sweets in trays if sweets != 0]
    return before - len(trays)
