import turtle

strokes = int(input())
turtle.penup()
for number in range(1, strokes + 1):
    turtle.forward(10 * number)
    turtle.left(90)
turtle.done()
