import pytest

from grader.exercise.model import Compare
from sandbox.types import CaseResult, Outcome
from tests.grader.marking.judging import codes, failure, judged, printed, program, told


def test_the_right_output_earns_the_points():
    result = judged(program("7\n", stdin="3\n4\n", points=2), printed("7\n"))
    assert (result.status, result.points) == ("passed", 2)
    assert (result.input, result.expected, result.actual, result.stdout) == ("3\n4\n", "7\n", "7\n", None)


@pytest.mark.parametrize(
    ("expected", "actual", "expected_codes"),
    [
        ("7\n", "", ["no-output"]),
        ("7\n", "8\n", ["wrong-output", "first-difference"]),
        ("a b\n", "a  b\n", ["wrong-output", "whitespace-only", "first-difference"]),
        ("a b\n", "ab\n", ["wrong-output", "whitespace-only", "first-difference"]),
        ("Hi\n", "hi\n", ["wrong-output", "case-only", "first-difference"]),
        ("7\n", "number? 7\n", ["wrong-output", "extra-text", "first-difference"]),
        ("7\n", "17\n", ["wrong-output", "first-difference"]),
        ("", "x\n", ["wrong-output", "first-difference"]),
        ("\n", "x\n", ["wrong-output", "first-difference"]),
    ],
)
def test_what_kind_of_difference_it_is(expected, actual, expected_codes):
    assert codes(program(expected), printed(actual)) == expected_codes


def test_the_first_difference_is_told_with_both_lines():
    assert told(program("1\n2\n"), printed("1\n3\n"))[-1] == (
        "first-difference",
        {"output_line": 2, "output_column": 1, "expected": "2", "actual": "3"},
    )


def test_where_there_is_no_line_to_show_only_the_place_is_told():
    told_last = told(program("1 2", compare=Compare.TOKENS), printed("1\n3\n"))[-1]
    assert told_last == ("output-differs-at", {"output_line": 2, "output_column": 1})


@pytest.mark.parametrize(
    ("options", "case", "expected_codes"),
    [
        ({"exit_code": 2}, printed("", exit_code=2), []),
        ({"exit_code": 2}, printed("", exit_code=0), ["wrong-exit-code"]),
        ({"stdout": "7"}, printed("7", exit_code=1), ["wrong-exit-code"]),
        ({"stdout": "7"}, printed("8", exit_code=1), ["wrong-output", "first-difference", "wrong-exit-code"]),
        ({"writes": {"out.txt": "1\n"}}, printed("", collected={"out.txt": "1"}), []),
        ({"writes": {"out.txt": "1\n"}}, printed("", collected={"out.txt": None}), ["missing-file"]),
        ({"writes": {"out.txt": "1\n"}}, printed(""), ["missing-file"]),
        ({"writes": {"out.txt": "1\n"}}, printed("", collected={"out.txt": "2"}), ["wrong-file", "first-difference"]),
    ],
)
def test_files_and_exit_codes_are_judged(options, case, expected_codes):
    assert codes(program(**options), case) == expected_codes


def test_what_is_wrong_is_what_is_shown():
    result = judged(program("7", exit_code=2), printed("7", exit_code=0))
    assert (result.expected, result.actual) == ("2", "0")


def test_everything_right_is_shown_together():
    result = judged(program("7", writes={"a.txt": "x"}), printed("7", collected={"a.txt": "x"}))
    assert (result.expected, result.actual) == ("stdout → 7\na.txt → x",) * 2


def test_what_a_program_printed_is_kept_where_no_output_is_asked_for():
    assert judged(program(exit_code=0), printed("debug\n")).stdout == "debug\n"


def test_arguments_are_shown_before_the_input():
    result = judged(program("7", args=("--quiet", "two words"), stdin="3\n"), printed("7"))
    assert result.input == "$ python solution.py --quiet 'two words'\n3\n"


def test_an_uncaught_exception_is_told_with_its_line():
    case = CaseResult(Outcome.RAISED, failure=failure("ValueError", "invalid literal"), stdout="so far\n", exit_code=1)
    result = judged(program("7\n"), case)
    assert [one.code for one in result.feedback] == ["raised", "at-line"]
    assert result.actual == "so far\n"
    assert result.traceback is not None


def test_reading_past_the_input_is_explained():
    case = CaseResult(Outcome.RAISED, failure=failure("EOFError", "EOF when reading a line"), exit_code=1)
    assert codes(program("7\n"), case) == ["read-past-input", "at-line"]


def test_an_exception_of_which_nothing_is_known_is_still_a_failure():
    assert codes(program("7\n"), CaseResult(Outcome.RAISED)) == ["ended-early"]
