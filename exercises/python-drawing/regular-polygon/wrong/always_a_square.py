import turtle


def polygon(sides, length):
    for _ in range(4):
        turtle.forward(length)
        turtle.left(90)
