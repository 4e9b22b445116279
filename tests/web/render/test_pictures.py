"""Drawings on pages: seen by whom they are for, told to who hears the page, and harmless whatever was stored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask_babel import force_locale

from grader.exercise.model import CallTest, Draws, Step, Test
from grader.marking.report import Feedback
from grader.submission import State
from sandbox.drawing.shapes import Area, Dot, Drawing, Line, Text
from sandbox.drawing.svg import Picture, box_of, picture, write
from tests.web.lessons import EXERCISE, failing, give, sent, submission_id
from web.render import pictures

SQUARE = Drawing((Line((0, 0), (50, 0)), Line((50, 0), (50, 51.5))))
OTHER = Drawing((Line((0, 0), (77, 0)), Text((0, 9), "<b>มานี</b>")))
HIDDEN = Drawing((Line((0, 0), (12.34, 0)),))
ADDRESS = f"/submissions/{submission_id()}"


def shown_marked(drawing):
    return write(Picture(drawing, box_of(drawing), (Line((0, 0), (50, 0)),)))


@pytest.fixture
def drawn(school):
    """Malee's answer to a drawing exercise, marked: a public test and a hidden one, both with drawings."""
    kind = CallTest((Step("square(50)"),), draws=Draws("square.svg", write(picture(SQUARE))))
    hidden = replace(kind, draws=Draws("hidden.svg", write(picture(HIDDEN))))
    give(school, replace(EXERCISE, tests=(Test("a square", kind, public=True), Test("secret", hidden))))
    public, secret = failing().tests
    wrong = (Feedback("wrong-drawing"), Feedback("parts-missing", {"count": 2}))
    both = (
        replace(
            public, name="a square", feedback=wrong, drawing=shown_marked(OTHER), expected_drawing=shown_marked(SQUARE)
        ),
        replace(
            secret,
            name="secret",
            feedback=wrong,
            drawing=write(picture(HIDDEN)),
            expected_drawing=write(picture(HIDDEN)),
        ),
    )
    sent(school, state=State.GRADED, report=replace(failing(), tests=both))
    return school


def page(school, path=ADDRESS, name="malee", language="en"):
    response = school.visitor(name).get(path, headers={"Accept-Language": language})
    assert response.status_code == 200
    return response


def test_a_student_sees_what_should_be_drawn_and_what_was(drawn):
    text = page(drawn).text
    assert 'd="M0 0L50 0L50 -51.5"' in text
    assert 'd="M0 0L77 0"' in text
    assert 'aria-label="Expected: 2 strokes"' in text
    assert "Yellow: missing in yours." in text
    assert "Parts of the picture that are still missing: 2." in text


def test_a_student_sees_no_drawing_of_a_hidden_test(drawn):
    for path in (
        ADDRESS,
        f"{ADDRESS}/result",
        f"/exercises/{EXERCISE.id}",
        f"/api{ADDRESS}",
        f"/api/exercises/{EXERCISE.id}",
    ):
        assert "12.34" not in page(drawn, path).text


def test_the_teacher_sees_all_of_them(drawn):
    response = drawn.visitor("kru").get(f"/api{ADDRESS}")
    assert "12.34" in response.text


def test_the_exercise_shows_what_is_to_be_drawn(drawn):
    text = page(drawn, f"/exercises/{EXERCISE.id}").text
    assert "What to draw" in text
    assert "square(50)" in text
    assert text.count('d="M0 0L50 0L50 -51.5"') >= 2


def test_the_page_needs_no_more_than_its_own_policy_allows(drawn):
    response = page(drawn)
    assert "img-src 'self';" in response.headers["Content-Security-Policy"]
    assert "data:image/svg" not in response.text
    assert "style=" not in response.text


def test_words_in_a_drawing_are_words_on_the_page(drawn):
    text = page(drawn).text
    assert "<b>มานี" not in text
    assert "&lt;b&gt;มานี&lt;/b&gt;" in text


@pytest.mark.parametrize(
    "stored",
    [
        "<svg onload=alert(1)>",
        write(picture(SQUARE)).replace("</svg>", "<script>alert(1)</script></svg>"),
        write(picture(SQUARE)).replace("<path ", '<path onclick="alert(1)" ', 1),
        "",
    ],
)
def test_what_is_no_picture_of_ours_is_not_shown(school, stored):
    with school.app.test_request_context():
        assert pictures.shown(stored) is None


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "1 stroke, 1 filled area, 2 dots, the words ก"), ("th", "เส้น 1 เส้น, พื้นที่ระบายสี 1 แห่ง, จุด 2 จุด, ข้อความ ก")],
)
def test_a_picture_is_told_in_words(school, language, told):
    shapes = (
        SQUARE.shapes[0],
        Area(((0, 0), (9, 0), (9, 9)), "#ff0000"),
        Dot((0, 0), 5),
        Dot((9, 9), 5),
        Text((0, 0), "ก"),
    )
    with school.app.test_request_context(), force_locale(language):
        found = pictures.shown(write(picture(Drawing(shapes, truncated=True))))
    assert found is not None
    assert found.words == told
    assert found.is_cut
