# Never looks at who is away.
def turns(names, away):
    while names and len(away) < len(names):
        for name in names:
            yield name
