import turtle

strokes = int(input())
for number in range(1, strokes):
    turtle.forward(10 * number)
    turtle.left(90)
turtle.done()
