# ends: exited
# prints: 127
import threading
import turtle


def tree(length, drawn):
    if length < 2:
        return drawn
    turtle.forward(length)
    turtle.left(30)
    drawn = tree(length / 2, drawn + 1)
    turtle.right(60)
    drawn = tree(length / 2, drawn)
    turtle.left(30)
    turtle.back(length)
    return drawn


other = turtle.Turtle()
thread = threading.Thread(target=other.circle, args=(50,))
thread.start()
print(tree(128, 0))
thread.join()
turtle.done()
