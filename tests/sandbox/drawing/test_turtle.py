"""What a turtle leaves on the canvas."""

from __future__ import annotations

import pytest

from sandbox.drawing.library import turtle
from sandbox.drawing.library.colors import NAMES, named
from sandbox.drawing.shapes import MAX_SHAPES, Area, Dot, Line, Text
from tests.sandbox.drawing.sheets import drawn

SCHOOL_BOOK_NAMES = """
forward fd backward bk back right rt left lt goto setpos setposition teleport setx sety setheading seth home circle dot stamp
clearstamp clearstamps undo speed position pos towards xcor ycor heading distance degrees radians pendown pd down penup pu up
pensize width pen isdown color pencolor fillcolor filling begin_fill end_fill reset clear write showturtle st hideturtle ht
isvisible shape resizemode shapesize turtlesize tilt tiltangle onclick onrelease ondrag begin_poly end_poly get_poly clone
getturtle getpen getscreen setundobuffer undobufferentries bgcolor bgpic clearscreen resetscreen screensize delay tracer
update listen onkey onkeyrelease onkeypress onscreenclick ontimer mainloop done mode colormode getshapes register_shape
addshape turtles window_height window_width bye exitonclick setup title textinput numinput setworldcoordinates
Turtle RawTurtle Pen RawPen Screen TurtleScreen Vec2D Terminator
""".split()  # noqa: SIM905 - reads better


@pytest.mark.parametrize("name", SCHOOL_BOOK_NAMES)
def test_everything_that_school_books_use_is_there(name):
    assert callable(getattr(turtle, name))
    assert name in turtle.__all__


def test_a_pen_that_is_up_leaves_nothing():
    def program():
        turtle.forward(10)
        turtle.penup()
        turtle.forward(10)
        turtle.pd()
        turtle.width(3)
        turtle.pencolor("Sky Blue")
        turtle.forward(10)

    assert drawn(program).shapes == (Line((0, 0), (10, 0)), Line((20, 0), (30, 0), "#87ceeb", 3))


def test_a_filling_lies_below_the_lines_around_it():
    def program():
        turtle.fillcolor("yellow")
        turtle.begin_fill()
        for _ in range(3):
            turtle.forward(30)
            turtle.left(120)
        turtle.end_fill()

    area, *lines = drawn(program).shapes
    assert isinstance(area, Area)
    assert area.fill == "#ffff00"
    assert area.points[:2] == ((0, 0), (30, 0))
    assert [type(line) for line in lines] == [Line] * 3


def test_dots_stamps_and_words():
    def program():
        turtle.dot(20, "red")
        turtle.dot()
        turtle.shape("square")
        turtle.color("green", (0, 0, 1.0))
        turtle.goto(50, 0)
        turtle.stamp()
        turtle.write("ก\nข", align="center", font=("Sarabun", 12, "bold italic"))

    dot, small, _, stamp, below, above = drawn(program).shapes
    assert (dot, small) == (Dot((0, 0), 20, "#ff0000"), Dot((0, 0), 5))
    assert isinstance(stamp, Area)
    assert (stamp.fill, stamp.outline, len(stamp.points)) == ("#0000ff", "#008000", 4)
    assert isinstance(below, Text)
    assert isinstance(above, Text)
    assert (below.text, above.text, below.align, below.style, below.size) == ("ข", "ก", "center", "bold italic", 16)
    assert above.place[1] > below.place[1] > 0


def test_words_may_move_the_turtle_to_their_end():
    def program():
        turtle.write("four", move=True)
        assert turtle.xcor() > 10

    assert len(drawn(program).shapes) == 2


def test_a_step_can_be_taken_back_and_a_circle_is_one_step():
    def program():
        turtle.forward(10)
        turtle.circle(20)
        turtle.undo()
        turtle.left(90)
        turtle.undo()
        assert turtle.heading() == 0
        assert turtle.pos() == (10, 0)

    assert drawn(program).shapes == (Line((0, 0), (10, 0)),)


def test_clear_wipes_one_turtles_drawing_and_reset_its_state_too():
    def program():
        other = turtle.Turtle()
        other.forward(5)
        turtle.forward(10)
        turtle.clear()
        assert turtle.xcor() == 10
        turtle.reset()
        assert turtle.xcor() == 0

    assert drawn(program).shapes == (Line((0, 0), (5, 0)),)


def test_prints_can_be_taken_away():
    def program():
        numbers = [turtle.stamp() for _ in range(4)]
        turtle.clearstamp(numbers[0])
        turtle.clearstamps(-2)

    assert len(drawn(program).shapes) == 1


def test_a_clone_draws_by_itself_from_there():
    class Wide(turtle.Turtle):
        def __init__(self, width):
            super().__init__()
            self.pensize(width)

    def program():
        first = Wide(7)
        first.forward(10)
        second = first.clone()
        second.left(90)
        second.forward(10)
        first.clear()

    assert drawn(program).shapes == (Line((10, 0), (10, 10), width=7),)


def test_the_background_is_part_of_the_picture():
    assert drawn(lambda: turtle.bgcolor("navy")).background == "#000080"
    assert drawn(lambda: turtle.Screen().screensize(bg="#abc")).background == "#aabbcc"


def test_colours_are_names_digits_and_numbers_up_to_one_or_255():
    def program():
        assert turtle.pencolor() == "black"
        turtle.pencolor("#F80")
        assert turtle.pencolor() == pytest.approx((1.0, 136 / 255, 0.0))
        turtle.colormode(255)
        turtle.color(10, 20, 30)
        assert turtle.color() == ((10, 20, 30), (10, 20, 30))
        turtle.forward(1)

    assert drawn(program).shapes == (Line((0, 0), (1, 0), "#0a141e"),)
    assert named("Light Grey") == NAMES["lightgray"]
    assert (named("gray50"), named("grey100"), named("gray101"), named("#12345"), named("nocolor")) == (
        "#808080", "#ffffff", None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize("wrong", [("blurple",), (2, 0, 0), ("#ggg",), (1, 2), (None,)])
def test_a_wrong_colour_says_what_is_right(wrong):
    def program():
        with pytest.raises(turtle.TurtleGraphicsError, match="bad color"):
            turtle.color(wrong) if len(wrong) > 1 else turtle.color(*wrong)

    drawn(program)


def test_teleport_leaves_no_line_and_parts_a_filling():
    def program():
        turtle.begin_fill()
        for _ in range(3):
            turtle.forward(10)
            turtle.left(120)
        turtle.teleport(100, 100)
        for _ in range(3):
            turtle.forward(10)
            turtle.left(120)
        turtle.end_fill()

    shapes = drawn(program).shapes
    assert [type(shape) for shape in shapes].count(Area) == 2
    assert all(abs(shape.end[0] - shape.start[0]) < 20 for shape in shapes if isinstance(shape, Line))


def test_a_subclass_that_counts_its_steps_sees_its_own_and_not_those_of_a_circle():
    class Counting(turtle.Turtle):
        steps = 0

        def forward(self, distance):
            self.steps += 1
            super().forward(distance)

    def program():
        one = Counting()
        one.forward(1)
        one.circle(10)
        assert one.steps == 1

    drawn(program)


def test_done_ends_and_timers_run_in_order_without_waiting():
    order = []

    def program():
        screen = turtle.Screen()
        screen.ontimer(lambda: order.append("late"), 500)
        screen.ontimer(lambda: order.append("early"), 10)

        def again():
            order.append("again")
            screen.ontimer(again, 1000)

        screen.ontimer(again, 1000)
        turtle.done()

    drawn(program)
    assert order[:2] == ["early", "late"]
    assert order.count("again") == 10


def test_what_needs_a_window_is_taken_or_told():
    def program():
        screen = turtle.Screen()
        screen.setup(400, 300)
        screen.title("มานี")
        screen.onkey(lambda: None, "Up")
        screen.listen()
        turtle.tracer(0)
        turtle.update()
        turtle.speed("fastest")
        turtle.hideturtle()
        assert (screen.window_width(), turtle.speed(), turtle.isvisible()) == (400, 0, False)
        with pytest.raises(turtle.TurtleGraphicsError, match="no window"):
            turtle.getcanvas()
        with pytest.raises(turtle.TurtleGraphicsError, match="no window"):
            screen.setworldcoordinates(0, 0, 1, 1)
        turtle.exitonclick()

    assert drawn(program).shapes == ()


def test_numbers_and_texts_are_asked_of_the_input(monkeypatch):
    answers = iter(["มานี", "x", "99", "7"])
    monkeypatch.setattr("builtins.input", lambda _prompt="": next(answers))

    def program():
        assert turtle.textinput("ชื่อ", "ชื่ออะไร") == "มานี"
        assert turtle.numinput("n", "how many", minval=1, maxval=10) == 7

    drawn(program)


def test_changing_the_mode_begins_anew():
    def program():
        turtle.forward(10)
        turtle.mode("logo")
        assert turtle.heading() == 0
        turtle.forward(10)

    assert drawn(program).shapes == (Line((0, 0), (0, 10)),)


def test_a_drawing_without_end_is_cut_and_says_so():
    def program():
        for _ in range(MAX_SHAPES + 5):
            turtle.forward(1)

    picture = drawn(program)
    assert picture.truncated
    assert len(picture.shapes) == MAX_SHAPES


def test_an_animation_ends_with_its_last_picture():
    def program():
        for number in range(2000):
            turtle.clearscreen()
            for _ in range(40):
                turtle.forward(number)
                turtle.left(90)

    picture = drawn(program)
    assert not picture.truncated
    assert len(picture.shapes) == 40
    assert picture.shapes[0] == Line((0, 0), (1999, 0))
