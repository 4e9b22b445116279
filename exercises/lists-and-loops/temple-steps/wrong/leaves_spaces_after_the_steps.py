# end=" " in the inner loop leaves a space behind the last #.
def draw_steps(n):
    for step in range(1, n + 1):
        print(" " * (n - step), end="")
        print("#" * step, end=" ")
        print()
