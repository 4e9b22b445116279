import turtle


def polygon(sides, length):
    for _ in range(sides):
        turtle.forward(100)
        turtle.left(360 / sides)
