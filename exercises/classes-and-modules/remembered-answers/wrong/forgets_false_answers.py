# Takes an answer that counts as false for none at all.
def remember(function):
    memory = {}

    def quick(*values):
        if not memory.get(values):
            memory[values] = function(*values)
        return memory[values]

    return quick
