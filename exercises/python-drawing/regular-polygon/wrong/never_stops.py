import turtle


def polygon(sides, length):
    while True:
        turtle.forward(length)
        turtle.left(360 / sides)
