# Tries the function out when it is handed over.
def remember(function):
    memory = {}
    try:
        memory[(0,)] = function(0)
    except Exception:
        memory.clear()

    def quick(*values):
        if values not in memory:
            memory[values] = function(*values)
        return memory[values]

    return quick
