# range(n + 1) begins at 0: a line of spaces comes first.
def draw_steps(n):
    for step in range(n + 1):
        print(" " * (n - step) + "#" * step)
