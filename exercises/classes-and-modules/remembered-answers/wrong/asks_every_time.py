# Writes every answer down and never looks.
def remember(function):
    memory = {}

    def quick(*values):
        memory[values] = function(*values)
        return memory[values]

    return quick
