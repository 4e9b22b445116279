# range(1, n) ends at n - 1.
def draw_steps(n):
    for step in range(1, n):
        print(" " * (n - step) + "#" * step)
