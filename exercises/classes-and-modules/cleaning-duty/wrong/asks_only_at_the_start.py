# Who is away is settled once, before the first turn.
def turns(names, away):
    here = [name for name in names if name not in away]
    while here:
        for name in here:
            yield name
