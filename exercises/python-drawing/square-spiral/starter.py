import turtle

strokes = int(input())
# เส้นแรกยาว 10 แล้วเลี้ยวซ้าย · the first stroke, and a turn to the left
turtle.forward(10)
turtle.left(90)
turtle.done()
