"""The small `pyplot`: what it shows, and what it says of everything else."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.drawing.library import pyplot as plt
from sandbox.drawing.library.plot_scale import Axis, nice_step
from sandbox.drawing.library.plot_styles import color_of, parse_format
from sandbox.drawing.shapes import Area, Dot, Line, Text
from tests.sandbox.drawing.sheets import drawn


def words(picture):
    return [shape.text for shape in picture.shapes if isinstance(shape, Text)]


def areas(picture):
    return [shape for shape in picture.shapes if isinstance(shape, Area)]


def heights(picture):
    return [max(y for _, y in area.points) - min(y for _, y in area.points) for area in areas(picture)]


def test_bars_stand_side_by_side_as_high_as_their_values():
    def program():
        plt.bar(["มานี", "ปิติ"], [40, 80])
        plt.title("คะแนน")
        plt.xlabel("ชื่อ")
        plt.ylabel("บาท")
        plt.show()

    picture = drawn(program)
    low, high = heights(picture)
    assert high == pytest.approx(2 * low, abs=0.05)
    assert {"มานี", "ปิติ", "คะแนน", "ชื่อ", "บาท", "0", "80"} <= set(words(picture))


def test_nothing_is_seen_before_show_and_each_figure_once():
    assert drawn(lambda: plt.plot([1, 2])).shapes == ()

    def saved_and_shown():
        plt.bar([1], [1])
        plt.savefig("chart.png")
        plt.show()
        plt.show()

    assert len(areas(drawn(saved_and_shown))) == 1


def test_a_second_figure_is_shown_below_the_first():
    def program():
        plt.bar([1], [1])
        plt.show()
        plt.bar([1], [1])
        plt.show()

    first, second = areas(drawn(program))
    assert max(y for _, y in second.points) < min(y for _, y in first.points)


def test_a_line_goes_through_its_points_with_markers_and_style():
    def program():
        plt.plot([0, 1, 2], [0, 1, 0], "ro--", label="a")
        plt.xlim(0, 2)
        plt.ylim(0, 1)
        plt.legend()
        plt.show()

    picture = drawn(program)
    dashed = [shape for shape in picture.shapes if isinstance(shape, Line) and shape.dash]
    dots = [shape for shape in picture.shapes if isinstance(shape, Dot)]
    assert [line.color for line in dashed] == ["#ff0000"] * 3
    assert dashed[0].end == dashed[1].start == dots[1].center
    assert "a" in words(picture)


def test_what_lies_outside_of_the_limits_is_cut_off():
    def program():
        plt.plot([0, 10], [0, 10])
        plt.scatter([5, 50], [5, 50])
        plt.bar([5], [1000])
        plt.xlim(0, 10)
        plt.ylim(0, 10)
        plt.show()

    picture = drawn(program)
    top = max(shape.start[1] for shape in picture.shapes if isinstance(shape, Line))
    assert len([shape for shape in picture.shapes if isinstance(shape, Dot)]) == 1
    assert max(y for _, y in areas(picture)[0].points) == pytest.approx(top)


def test_scores_that_are_still_text_become_names_and_not_numbers():
    def program():
        plt.bar(["a", "b"], ["80", "65"])
        plt.show()

    assert heights(drawn(program))[-1] != pytest.approx(0, abs=1)


def test_a_histogram_counts_and_a_pie_shares():
    def program():
        counts, edges, _ = plt.hist([1, 1, 2, 4], bins=3)
        assert counts == [2, 1, 1]
        assert edges == [1, 2, 3, 4]
        plt.close()
        plt.pie([1, 3], labels=["x", "y"], autopct="%1.0f%%", startangle=90)
        plt.show()

    picture = drawn(program)
    assert words(picture) == ["x", "25%", "y", "75%"]
    assert len(areas(picture)) == 2


def test_a_pie_of_nothing_is_told():
    with pytest.raises(ValueError, match="slices of a pie"):
        drawn(lambda: plt.pie([0, 0]))


def test_lines_across_grids_ticks_and_notes():
    def program():
        plt.barh(["a", "b"], [1, 2], color=["red", "C1"], edgecolor="k")
        plt.axvline(1.5, color="tab:green", linestyle=":")
        plt.grid(axis="x")
        plt.text(1, 0, "here", ha="center", fontsize=9)
        plt.xticks([0, 1, 2], ["none", "one", "two"], rotation=90)
        plt.show()

    picture = drawn(program)
    assert {"none", "one", "two", "here", "a", "b"} <= set(words(picture))
    assert [area.fill for area in areas(picture)] == ["#ff0000", "#ff7f0e"]
    assert any(isinstance(shape, Line) and shape.dash == ":" for shape in picture.shapes)


def test_a_figure_and_its_axes_do_the_same():
    def program():
        fig, ax = plt.subplots(figsize=(3, 2))
        ax.bar([1], [2])
        ax.set_title("t")
        ax.set(xlabel="x", ylabel="y")
        fig.savefig("a.png")

    assert {"t", "x", "y"} <= set(words(drawn(program)))


@pytest.mark.parametrize(
    ("asked", "error", "told"),
    [
        (lambda: plt.contour, AttributeError, "has no 'contour'; it has axhline, axvline, bar"),
        (lambda: plt.gca().quiver, AttributeError, "a chart has no 'quiver'"),
        (lambda: plt.figure().subplots, AttributeError, "a figure has no 'subplots'"),
        (lambda: plt.subplots(2, 2), ValueError, "one chart in a figure"),
        (
            lambda: plt.plot([1], [1], drawstyle="steps"),
            TypeError,
            r"plot\(\) has no 'drawstyle' here; it has alpha, color",
        ),
        (lambda: plt.plot([1, 2], [1]), ValueError, "as many values on one side"),
        (lambda: plt.plot([1], [1], "q"), ValueError, "is no format"),
        (lambda: plt.plot([1], [1], color="blurple"), ValueError, "is no colour"),
        (lambda: plt.plot([1], [1], linestyle="~"), ValueError, "no line style"),
        (lambda: plt.scatter([1], [1], marker="?"), ValueError, "no marker"),
        (lambda: plt.bar([[1]], [1]), TypeError, "is no number for a chart"),
        (lambda: plt.hist([1], bins=0), ValueError, "bins"),
    ],
)
def test_what_is_not_there_says_what_is(asked, error, told):
    with pytest.raises(error, match=told):
        drawn(asked)


def test_too_many_figures_are_told():
    def program():
        for _ in range(11):
            plt.figure()

    with pytest.raises(RuntimeError, match="more than 10"):
        drawn(program)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", (None, "", False)),
        ("r", ("#ff0000", "", False)),
        ("ro", ("#ff0000", "o", False)),
        ("g--", ("#008000", "", "--")),
        ("k-.", ("#000000", "", "-.")),
        ("^b:", ("#0000ff", "^", ":")),
        ("C2", ("#2ca02c", "", False)),
        ("orange", ("#ffa500", "", False)),
    ],
)
def test_format_strings(text, parts):
    assert parse_format(text) == parts


@pytest.mark.parametrize(
    ("color", "told"),
    [
        ("r", "#ff0000"),
        ("tab:blue", "#1f77b4"),
        ("C10", "#1f77b4"),
        ("0.5", "#808080"),
        ((1, 0, 0), "#ff0000"),
        ("#abc", "#aabbcc"),
    ],
)
def test_colours_of_charts(color, told):
    assert color_of(color) == told


def test_what_is_seen_through_is_paler():
    assert color_of("black", 0.5) == "#808080"
    assert color_of((0, 0, 0, 0.5)) == "#808080"


@given(st.floats(1e-6, 1e9))
def test_steps_between_ticks_are_round_numbers(least):
    step = nice_step(least)
    assert step >= least * (1 - 1e-9)
    mantissa = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert any(mantissa == pytest.approx(round_one) for round_one in (1, 2, 2.5, 5, 10))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_an_axis_reaches_around_its_values_and_has_some_ticks(values):
    axis = Axis()
    axis.see(values)
    low, high = axis.range()
    assert low <= min(values) <= max(values) <= high
    assert 1 <= len(axis.places()) <= 11


@given(st.lists(st.floats() | st.integers(-(10**400), 10**400), max_size=5))
def test_any_numbers_give_a_picture_or_an_exception_of_pythons_own(values):
    def program():
        try:
            plt.plot(values)
            plt.show()
        except (TypeError, ValueError, OverflowError):
            plt.close()

    drawn(program)
