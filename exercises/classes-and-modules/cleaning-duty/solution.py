def turns(names, away):
    someone = True
    while someone:
        someone = False
        for name in names:
            if name not in away:
                someone = True
                yield name
