# Works out many turns ahead and hands over the list.
def turns(names, away):
    result = []
    for _ in range(2000):
        for name in names:
            if name not in away:
                result.append(name)
    return result
