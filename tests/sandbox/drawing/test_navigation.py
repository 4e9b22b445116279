"""The turtle goes where Python's own would go: held against numbers of the complex plane, and against Python's where it is there."""

from __future__ import annotations

import cmath
import importlib.util
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.drawing.library.navigation import MODES, Navigator
from sandbox.drawing.library.vectors import Vec2D

DISTANCES = st.floats(-300, 300)
ANGLES = st.floats(-1000, 1000)
RADII = st.floats(-80, 80).filter(lambda radius: abs(radius) > 0.01)
MOVES = st.lists(
    st.tuples(st.just("forward"), DISTANCES)
    | st.tuples(st.sampled_from(["left", "right", "setheading"]), ANGLES)
    | st.tuples(st.just("goto"), DISTANCES, DISTANCES)
    | st.tuples(st.just("circle"), RADII, st.floats(-400, 400))
    | st.tuples(st.just("circle"), RADII, st.floats(1, 360), st.integers(1, 12))
    | st.tuples(st.sampled_from(["setx", "sety"]), DISTANCES)
    | st.tuples(st.just("home")),
    max_size=12,
)


@given(st.lists(st.tuples(st.sampled_from(["forward", "left"]), st.floats(-500, 500)), max_size=20))
def test_walking_and_turning_is_adding_and_turning_complex_numbers(moves):
    turtle, place, way = Navigator("standard"), 0j, 1 + 0j
    for name, amount in moves:
        getattr(turtle, name)(amount)
        if name == "forward":
            place += way * amount
        else:
            way *= cmath.exp(1j * math.radians(amount))
    assert turtle.pos() == pytest.approx((place.real, place.imag), abs=1e-6)
    assert math.cos(math.radians(turtle.heading())) == pytest.approx(way.real, abs=1e-6)


@given(RADII, st.floats(1, 360))
def test_a_circle_stays_on_its_circle_and_ends_where_it_should(radius, extent):
    seen: list[Vec2D] = []

    class Walker(Navigator):
        def _go_to(self, end):
            seen.append(end)
            super()._go_to(end)

    walker = Walker("standard")
    walker.circle(radius, extent)
    assert all(math.dist(point, (0, radius)) == pytest.approx(abs(radius), rel=1e-6) for point in seen)
    angle = math.radians(extent)
    assert walker.pos() == pytest.approx((abs(radius) * math.sin(angle), radius * (1 - math.cos(angle))), abs=1e-6)


@pytest.mark.parametrize(
    ("radius", "steps"), [(1, 12), (6, 13), (50, 20), (100, 28), (288, 60), (10_000, 60), (-100, 28)]
)
def test_a_whole_circle_has_as_many_pieces_as_pythons(radius, steps):
    seen = []

    class Walker(Navigator):
        def _go_to(self, end):
            seen.append(end)
            super()._go_to(end)

    Walker("standard").circle(radius)
    assert len(seen) == steps


def test_logo_looks_north_and_measures_clockwise():
    turtle = Navigator("logo")
    assert turtle.heading() == 0
    turtle.right(90)
    turtle.forward(10)
    assert turtle.heading() == 90
    assert turtle.pos() == pytest.approx((10, 0))
    assert turtle.towards(10, 10) == pytest.approx(0)


def test_angles_can_be_radians_or_anything_else():
    turtle = Navigator("standard")
    turtle.radians()
    turtle.left(math.pi / 2)
    assert turtle.heading() == pytest.approx(math.pi / 2)
    turtle.degrees(400)
    assert turtle.heading() == pytest.approx(100)


def test_places_may_be_pairs_or_turtles():
    turtle, other = Navigator("standard"), Navigator("standard")
    other.goto((3, 4))
    assert turtle.distance(other) == turtle.distance((3, 4)) == turtle.distance(3, 4) == 5
    turtle.goto(other)
    assert turtle.pos() == (3, 4)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_told_and_moves_nothing(number):
    turtle = Navigator("standard")
    with pytest.raises(ValueError, match="cannot work with"):
        turtle.forward(number)
    with pytest.raises(TypeError):
        turtle.forward("100")  # type: ignore[arg-type]
    assert turtle.pos() == (0, 0)


def test_vectors_calculate():
    a, b = Vec2D(1, 2), Vec2D(3, 4)
    assert (a + b, b - a, -a, a * b, 2 * a, a * 2) == ((4, 6), (2, 2), (-1, -2), 11, (2, 4), (2, 4))
    assert abs(b) == 5
    assert a.rotate(90) == pytest.approx((-2, 1))
    assert repr(Vec2D(1, 2.345)) == "(1.00,2.35)"


@pytest.mark.skipif(
    importlib.util.find_spec("_tkinter") is None, reason="Python's own turtle needs tkinter to be imported"
)
@pytest.mark.parametrize("mode", MODES)
@given(moves=MOVES)
def test_pythons_own_turtle_goes_the_same_way(mode, moves):
    from turtle import TNavigator

    class Original(TNavigator):
        """The library's own, without a screen; its circles ask for a pen that is not there."""

        def speed(self, _s=None):
            return 0

        def _tracer(self, *_args):
            return 0

        undobuffer = None
        _delay = _tracer

    ours, theirs = Navigator(mode), Original(mode)
    for name, *numbers in moves:
        getattr(ours, name)(*numbers)
        getattr(theirs, name)(*numbers)
        assert ours.pos() == pytest.approx(tuple(theirs.pos()), abs=1e-6)
        assert math.cos(math.radians(ours.heading() - theirs.heading())) == pytest.approx(1)
