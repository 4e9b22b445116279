import turtle

strokes = int(input())
for number in range(1, strokes + 1):
    turtle.forward(40)
    turtle.left(90)
turtle.done()
