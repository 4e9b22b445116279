# Takes who is away out of the very list that it was given, before the first turn.
def turns(names, away):
    for name in list(names):
        if name in away:
            names.remove(name)
    return rounds(names)


def rounds(names):
    while names:
        for name in names:
            yield name
