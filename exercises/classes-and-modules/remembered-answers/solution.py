def remember(function):
    memory = {}

    def quick(*values):
        if values not in memory:
            memory[values] = function(*values)
        return memory[values]

    return quick
