# Knows functions of one value only.
def remember(function):
    memory = {}

    def quick(value):
        if value not in memory:
            memory[value] = function(value)
        return memory[value]

    return quick
