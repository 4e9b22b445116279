# Makes the picture and gives it back; nothing is printed.
def draw_steps(n):
    picture = ""
    for step in range(1, n + 1):
        picture = picture + " " * (n - step) + "#" * step + "\n"
    return picture
