import turtle


def polygon(sides, length):
    # วาดหนึ่งด้านแล้วเลี้ยว ทำซ้ำให้ครบทุกด้าน · one side and one turn, as often as there are sides
    turtle.forward(length)
    turtle.left(90)
