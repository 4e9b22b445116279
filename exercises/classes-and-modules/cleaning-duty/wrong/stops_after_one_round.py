# One time through the list, and then it is over.
def turns(names, away):
    for name in names:
        if name not in away:
            yield name
