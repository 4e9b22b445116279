import turtle


def polygon(sides, length):
    for _ in range(sides):
        turtle.forward(length)
        turtle.right(360 / sides)
