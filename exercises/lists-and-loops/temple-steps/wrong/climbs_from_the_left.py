# The spaces in front are missing.
def draw_steps(n):
    for step in range(1, n + 1):
        print("#" * step)
