# step is never counted up: prints the first step for ever.
def draw_steps(n):
    step = 1
    while step <= n:
        print(" " * (n - step) + "#" * step)
