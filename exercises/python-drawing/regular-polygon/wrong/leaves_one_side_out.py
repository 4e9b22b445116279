import turtle


def polygon(sides, length):
    for _ in range(1, sides):
        turtle.forward(length)
        turtle.left(360 / sides)
