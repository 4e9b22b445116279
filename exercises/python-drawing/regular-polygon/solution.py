import turtle


def polygon(sides, length):
    for _ in range(sides):
        turtle.forward(length)
        turtle.left(360 / sides)
