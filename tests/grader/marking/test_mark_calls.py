import pytest

from grader.exercise.model import CallTest, Compare, Prints, Raises, Returns, Step, Test
from sandbox.types import CaseResult, Outcome, StepResult
from sandbox.values import Instance
from tests.grader.marking.judging import call, codes, failure, judged, raised, returned, told

SIX = Returns(6)


def test_the_right_value_earns_the_points():
    result = judged(call(SIX, points=3), returned(6))
    assert (result.status, result.points, result.max_points, result.feedback) == ("passed", 3, 3, ())
    assert (result.input, result.expected, result.actual) == ("total([1, 2])", "6", "6")


def test_a_wrong_value_is_told_with_both():
    result = judged(call(SIX), returned(5))
    assert (result.status, result.points, result.expected, result.actual) == ("failed", 0, "6", "5")
    assert told(call(SIX), returned(5)) == [("wrong-value", {"expected": "6", "actual": "5"})]


OBJECT = Instance("Account", ("Account",), "<Account object>")
COUNTER = Instance("Counter", ("Counter", "dict"), "Counter({'a': 1})", {"a": 1})


@pytest.mark.parametrize(
    ("expected", "case", "expected_codes"),
    [
        (6, returned(None), ["no-return"]),
        (6, returned(None, "6\n"), ["printed-not-returned"]),
        ("six", returned(None, "the answer\nsix\n\n"), ["printed-not-returned"]),
        (6, returned(None, "7\n"), ["no-return"]),
        (6, returned("6"), ["wrong-value", "wrong-type"]),
        ([1], returned((1,)), ["wrong-value", "wrong-type"]),
        (0.3, returned(0.1 + 0.2), ["wrong-value", "nearly"]),
        (6, returned(10**400), ["wrong-result"]),
        (6, returned(6j), ["wrong-value"]),
        (float("inf"), returned(1.0), ["wrong-value"]),
        ([1, 2], returned([1, 3]), ["wrong-value", "differs-at"]),
        ("a b", returned("a  b"), ["wrong-value", "whitespace-only"]),
        ("Hello", returned("hello"), ["wrong-value", "case-only"]),
        (6, returned(OBJECT), ["wrong-value", "own-object"]),
        ({"a": 1}, returned(COUNTER), []),
        ({"a": 2}, returned(COUNTER), ["wrong-value", "differs-at"]),
        ([1], returned(COUNTER), ["wrong-value", "wrong-type"]),
        ("x" * 100, returned("y" * 100), ["wrong-result"]),
        ("a\nb", returned("a\nc"), ["wrong-value"]),
        (None, returned(6), ["wrong-value", "wrong-type"]),
        (None, returned(None), []),
    ],
)
def test_what_kind_of_mistake_it_is(expected, case, expected_codes):
    assert codes(call(Returns(expected)), case) == expected_codes


@pytest.mark.parametrize(
    ("how", "expected", "actual", "expected_codes"),
    [
        (Compare.TOKENS, "a b", "a  b", []),
        (Compare.TOKENS, "a b", "a c", ["wrong-value"]),
        (Compare.TOKENS, "a b", 3, ["wrong-value", "wrong-type"]),
        (Compare.UNORDERED, [1, 2], [2, 1], []),
        (Compare.UNORDERED, "a\nb", "b\na", []),
        (Compare.STRICT, 1, True, ["wrong-value", "wrong-type"]),
        (Compare.STRICT, [1], [True], ["wrong-value"]),
        (Compare.STRICT, {"a": 1}, COUNTER, ["wrong-value", "wrong-type"]),
        (Compare.PATTERN, r"\d+", "42", []),
    ],
)
def test_values_are_compared_as_the_test_says(how, expected, actual, expected_codes):
    assert codes(call(Returns(expected), compare=how), returned(actual)) == expected_codes


def test_a_tolerance_is_shown_beside_the_value():
    test = call(Returns(7.07, 0.01))
    assert codes(test, returned(7.0686)) == []
    assert judged(test, returned(7.0)).expected == "7.07 ± 0.01"


def test_numbers_in_a_returned_text_may_be_off():
    test = call(Returns("7.07 m"), compare=Compare.NUMBERS, tolerance=0.01)
    assert codes(test, returned("about 7.0686")) == []


@pytest.mark.parametrize(
    ("text", "case", "expected_codes"),
    [
        ("hi\n", returned(None, "hi\n"), []),
        ("hi\n", returned("hi"), ["returned-not-printed"]),
        ("hi\n", returned(None), ["no-output"]),
        ("hi\n", returned(None, "ho\n"), ["wrong-output", "first-difference"]),
    ],
)
def test_what_a_call_prints_is_judged(text, case, expected_codes):
    assert codes(call(Prints(text)), case) == expected_codes


VALUE_ERROR = failure("ValueError", "bad distance -3")


@pytest.mark.parametrize(
    ("wanted", "case", "expected_codes"),
    [
        (Raises("ValueError"), raised(VALUE_ERROR), []),
        (Raises("Exception"), raised(VALUE_ERROR), []),
        (Raises("ValueError", "distance"), raised(VALUE_ERROR), []),
        (Raises("ValueError", "speed"), raised(VALUE_ERROR), ["wrong-message"]),
        (Raises("KeyError"), raised(VALUE_ERROR), ["wrong-exception", "at-line"]),
        (Raises("ValueError"), returned(None), ["not-raised"]),
        (
            Raises("TypeError"),
            raised(failure("TypeError", "total() takes 0 positional arguments but 1 was given", line=None)),
            ["wrong-arguments"],
        ),
        (Raises("TypeError"), raised(failure("TypeError", "unsupported operand", line=2)), []),
    ],
)
def test_an_expected_exception_is_judged_by_class_and_text(wanted, case, expected_codes):
    assert codes(call(wanted), case) == expected_codes


def test_an_exception_can_come_with_printed_text():
    test = call(Raises("ValueError", "distance"), Prints("sorry\n"))
    case = CaseResult(Outcome.RAISED, failure=VALUE_ERROR, steps=(StepResult(failure=VALUE_ERROR, printed="sorry\n"),))
    result = judged(test, case)
    assert result.status == "passed"
    assert result.expected == "total([1, 2]) → ValueError: distance\ntotal([1, 2]), stdout → sorry\n"
    assert result.actual == "total([1, 2]) → ValueError: bad distance -3\ntotal([1, 2]), stdout → sorry\n"


def test_an_exception_is_told_with_the_line_of_the_file_not_the_one_sent():
    assert told(call(SIX), raised(failure("ZeroDivisionError", "division by zero"))) == [
        ("raised", {"type": "ZeroDivisionError", "message": "division by zero"}),
        ("at-line", {"file": "solution.py", "line": 2, "text": "return sum(xs)"}),
    ]


@pytest.mark.parametrize("line", [0, -1, 77, None])
def test_a_line_that_is_not_in_the_file_is_not_told(line):
    assert codes(call(SIX), raised(failure("ZeroDivisionError", "division by zero", line=line))) == ["raised"]


@pytest.mark.parametrize(
    ("source", "error", "expected_told"),
    [
        ("totl(1)", failure("NameError", "name 'totl' is not defined", line=None), [("missing-name", {"name": "totl"}), ("similar-name", {"name": "totl", "similar": "total"})]),
        ("Total(1)", failure("NameError", "name 'Total' is not defined", line=None), [("missing-name", {"name": "Total"}), ("similar-name", {"name": "Total", "similar": "total"})]),
        ("area(1)", failure("NameError", "name 'area' is not defined", line=None), [("missing-name", {"name": "area"})]),
        ("a.deposit(1)", failure("AttributeError", "'Account' object has no attribute 'deposit'", line=None), [("missing-attribute", {"name": "deposit"})]),
        ("total()", failure("TypeError", "total() missing 1 required positional argument: 'xs'", line=None), [("wrong-arguments", {"message": "total() missing 1 required positional argument: 'xs'"})]),
        ("total()", failure("NameError", "name 'forged' is not defined", line=None), [("raised", {"type": "NameError", "message": "name 'forged' is not defined"})]),
        ("total(", failure("NameError", "name 'total' is not defined", line=None), [("raised", {"type": "NameError", "message": "name 'total' is not defined"})]),
        ("total()", failure("AttributeError", "has no attribute 'forged'", line=None), [("raised", {"type": "AttributeError", "message": "has no attribute 'forged'"})]),
        ("total('a.forged')", failure("AttributeError", "has no attribute 'forged'", line=None), [("raised", {"type": "AttributeError", "message": "has no attribute 'forged'"})]),
        ("total()", failure("TypeError", "odd", line=None), [("raised", {"type": "TypeError", "message": "odd"})]),
    ],
)  # fmt: skip
def test_a_call_that_never_reached_the_code_says_why(source, error, expected_told):
    assert told(call(SIX, source=source), raised(error)) == expected_told


def test_a_test_of_several_steps_says_which_one():
    steps = (Step("a = Account(1)"), Step("a.deposit(50)", (Returns(None),)), Step("a.balance", (Returns(150),)))
    test = Test("account", CallTest(steps))
    case = CaseResult(Outcome.EXITED, steps=(StepResult(), StepResult(), StepResult(100)))
    result = judged(test, case)
    assert (result.expected, result.actual) == ("150", "100")
    assert result.input == "a = Account(1)\na.deposit(50)\na.balance"
    assert told(test, case)[-1] == ("at-step", {"number": 3, "step": "a.balance"})


def test_a_step_that_asks_for_nothing_must_not_raise():
    test = Test("account", CallTest((Step("a = Account(1)"), Step("a.size", (Returns(1),)))))
    error = failure("ValueError", "no")
    case = CaseResult(Outcome.RAISED, failure=error, steps=(StepResult(failure=error), StepResult(1)))
    assert codes(test, case) == ["raised", "at-line", "at-step"]
    assert judged(test, case).traceback == 'File "solution.py", line 2, in total\n    forged text\nValueError: no'


def test_all_steps_right_are_all_shown():
    test = Test("account", CallTest((Step("a.x", (Returns(1),)), Step("a.y", (Returns("z"),)))))
    result = judged(test, CaseResult(Outcome.EXITED, steps=(StepResult(1), StepResult("z"))))
    assert (result.status, result.expected) == ("passed", "a.x → 1\na.y → 'z'")


def test_steps_that_never_came_are_not_right():
    test = Test("account", CallTest((Step("a = Account(1)"), Step("a.x", (Returns(1),)))))
    assert codes(test, CaseResult(Outcome.EXITED, steps=(StepResult(),))) == ["ended-early", "at-step"]
    assert codes(test, CaseResult(Outcome.EXITED)) == ["ended-early", "at-step"]


@pytest.mark.parametrize(
    ("observed", "expected_codes"),
    [
        ({"xs": [1, 3]}, []),
        ({"xs": [3, 1]}, ["wrong-then"]),
        ({"xs": (1, 3)}, ["wrong-then", "wrong-type"]),
        ({}, ["ended-early"]),
    ],
)
def test_a_given_value_is_looked_at_afterwards(observed, expected_codes):
    test = call(given={"xs": [3, 1]}, then={"xs": [1, 3]}, source="sort(xs)")
    case = returned(None, observed=observed)
    assert codes(test, case) == expected_codes
    assert judged(test, case).input == "xs = [3, 1]\nsort(xs)"


def test_an_import_that_fails_says_so():
    error = failure("ZeroDivisionError", "division by zero")
    case = CaseResult(Outcome.RAISED, failure=error)
    assert codes(call(SIX), case) == ["raised", "at-line", "while-loading"]
    assert judged(call(SIX), case).actual == "ZeroDivisionError: division by zero"


def test_input_where_there_is_none_is_explained():
    case = CaseResult(Outcome.RAISED, failure=failure("EOFError", "EOF when reading a line"))
    assert codes(call(SIX), case) == ["read-past-input", "at-line", "while-loading"]


def test_a_function_of_the_same_name_is_no_near_name():
    error = failure("NameError", "name 'total' is not defined", line=None)
    assert codes(call(SIX), raised(error)) == ["missing-name"]
