# The next question pushes the last answer out.
def remember(function):
    memory = {}

    def quick(*values):
        if values not in memory:
            answer = function(*values)
            memory.clear()
            memory[values] = answer
        return memory[values]

    return quick
