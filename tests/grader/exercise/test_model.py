import pytest

from grader.exercise.model import Exercise, LocalText, ProgramTest, Test


@pytest.mark.parametrize(
    ("texts", "language", "text"),
    [
        ({"th": "ก", "en": "a"}, "en", "a"),
        ({"th": "ก", "en": "a"}, "fr", "ก"),
        ({"th": "", "en": "a"}, "th", "a"),
        ({"fr": "f"}, "th", "f"),
        ({}, "th", ""),
    ],
)
def test_a_text_is_given_in_the_nearest_language(texts, language, text):
    assert LocalText(texts).in_language(language) == text


def test_an_empty_text_is_none():
    assert not LocalText({"th": ""})
    assert LocalText({"th": "ก"})


def test_the_points_of_an_exercise_are_those_of_its_tests():
    tests = (Test("a", ProgramTest(), points=2), Test("b", ProgramTest(), points=3))
    assert Exercise("a/b", "", LocalText(), tests).max_points == 5
