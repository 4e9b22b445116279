import json

import pytest

from grader.exercise.problems import Problem, from_json, in_words, to_json

SOURCE = 'format: 1\ntests:\n  - name: สวัสดีชาวโลก\n    stdot: "7\\n"\n'


def test_a_problem_reads_as_the_guide_shows_it():
    problem = Problem(
        "sum-two/exercise.yaml",
        4,
        5,
        "tests[0].stdot",
        "unknown-key",
        "a test has no key `stdot`",
        "did you mean `stdout`?",
        length=5,
    )
    assert in_words(problem, SOURCE) == (
        "sum-two/exercise.yaml:4:5  unknown-key  tests[0].stdot\n"
        '    4 |     stdot: "7\\n"\n'
        "      |     ^^^^^\n"
        "   a test has no key `stdot`; did you mean `stdout`?"
    )


def test_carets_stand_under_thai_letters_not_under_their_marks():
    problem = Problem("x.yaml", 3, 11, "tests[0].name", "rule", "message", length=12)
    quoted = in_words(problem, SOURCE).splitlines()
    assert quoted[1] == "    3 |   - name: สวัสดีชาวโลก"
    assert quoted[2] == "      |           ^^^^^^^^^^"  # twelve letters, two of them marks above another


def test_wide_letters_take_two_carets():
    problem = Problem("x.yaml", 1, 2, "", "rule", "message", length=1)
    assert in_words(problem, "漢字").splitlines()[2] == "      |   ^^"


@pytest.mark.parametrize(("line", "source"), [(0, SOURCE), (99, SOURCE), (1, None)])
def test_without_a_line_there_is_nothing_to_quote(line, source):
    assert in_words(Problem("x.yaml", line, 0, "", "empty", "the file is empty"), source).endswith(
        "\n   the file is empty"
    )


def test_the_file_as_a_whole_has_no_line():
    assert in_words(Problem("x.yaml", 0, 0, "", "empty", "the file is empty")).splitlines()[0] == "x.yaml  empty"


def test_a_warning_says_that_it_is_one():
    assert in_words(Problem("x", 0, 0, "k", "r", "m", warning=True)).splitlines()[0] == "x  r  k  (warning)"


def test_a_very_long_line_is_shown_around_the_spot():
    problem = Problem("x.yaml", 1, 5001, "", "rule", "message", length=3)
    quoted = in_words(problem, "a" * 5000 + "bcd" + "e" * 5000).splitlines()
    assert len(quoted[1]) < 200
    assert quoted[1][quoted[2].index("^") :].startswith("bcd")


def test_what_would_disturb_a_terminal_is_replaced():
    problem = Problem("x.yaml", 1, 1, "", "rule", "message")
    assert "\x1b" not in in_words(problem, "\x1b[2J")


def test_a_problem_comes_back_from_json_as_it_was():
    problem = Problem("x", 1, 2, "k", "r", "m", "h", warning=True, length=3)
    assert from_json(json.loads(json.dumps(to_json(problem)))) == problem


@pytest.mark.parametrize("broken", [{}, {"file": "x"}, {"unknown": 1}])
def test_something_else_is_refused(broken):
    with pytest.raises(ValueError, match="not a problem"):
        from_json(broken)
