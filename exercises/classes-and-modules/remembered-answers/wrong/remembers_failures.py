# Writes None down first, and finds it there after a failure.
def remember(function):
    memory = {}

    def quick(*values):
        if values not in memory:
            memory[values] = None
            memory[values] = function(*values)
        return memory[values]

    return quick
