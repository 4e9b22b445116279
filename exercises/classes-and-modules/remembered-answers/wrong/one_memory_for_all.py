# All functions share one memory, and take each other's answers.
memory = {}


def remember(function):
    def quick(*values):
        if values not in memory:
            memory[values] = function(*values)
        return memory[values]

    return quick
