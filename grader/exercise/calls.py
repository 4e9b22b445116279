"""The calls that a test declares: its steps, what each must do, the names they use."""

from __future__ import annotations

from grader.exercise.drawings import DRAWS, draws_of
from grader.exercise.found import Fields, Found
from grader.exercise.model import CallTest, Expectation, Prints, Raises, Returns, Step
from grader.exercise.problems import ProblemList
from sandbox.expressions import ExpressionError, identifier, parse

EXPECTATIONS = ("returns", "raises", "prints")
CALL_KEYS = ("call", "steps", "given", "then", *EXPECTATIONS)


def call_test(test: Fields, problems: ProblemList) -> CallTest | None:
    """The calls of a test that has `call` or `steps`; None, and problems told, when they cannot be."""
    before = len(problems.problems)
    steps = _steps(test, problems)
    given = {identifier(name): value for name, value in test.get("given", {}).items()}
    then = {identifier(name): value for name, value in test.get("then", {}).items()}
    _check_then(test, given, problems)
    if len(problems.problems) > before or not steps:
        return None
    if not then and DRAWS not in test and not any(step.expects for step in steps) and not test.doubtful:
        hint = "add `returns`, `raises`, `prints`, `draws` or `then`"
        problems.tell(test.place, test.path, "checks-nothing", "this test passes whatever the code does", hint)
    return CallTest(tuple(steps), given, then, draws_of(test, problems))


def _steps(test: Fields, problems: ProblemList) -> list[Step]:
    if "steps" not in test:
        step = _step(test, test.found["call"], problems)
        return [step] if step else []
    for name in ("call", *EXPECTATIONS, "tolerance"):
        if name in test and not (name == "tolerance" and _is_for_the_test(test)):
            found = test.found[name]
            hint = "put it into one of the steps"
            problems.tell(found.place, found.path, "does-not-fit", f"`{name}` cannot stand beside `steps`", hint)
    steps = [_listed_step(found, problems) for found in test.found["steps"].value]
    return [step for step in steps if step is not None]


def _listed_step(found: Found, problems: ProblemList) -> Step | None:
    if isinstance(found.value, str):
        return Step(found.value) if _parses(found, problems) else None
    fields: Fields = found.value
    source = fields.first_of("call", "get")
    if source is None or ("call" in fields and "get" in fields):
        if not fields.doubtful:
            message = "a step has one of the keys `call` and `get`"
            problems.tell(fields.place, fields.path, "missing-key", message, 'write `call: "a.deposit(50)"`')
        return None
    step = _step(fields, fields.found[source], problems)
    if step is not None and not step.expects and not fields.doubtful:
        message = "this step expects nothing"
        hint = f'add `returns`, or write only the text: - "{step.source}"'
        problems.tell(fields.place, fields.path, "checks-nothing", message, hint, warning=source == "call")
    return step


def _step(fields: Fields, source: Found, problems: ProblemList) -> Step | None:
    if "returns" in fields and "raises" in fields:
        found = fields.found["raises"]
        message = "a call cannot both return and raise"
        problems.tell(found.place, found.path, "does-not-fit", message, "keep `returns` or `raises`")
        return None
    raises = fields.get("raises")
    if isinstance(raises, Fields) and raises.doubtful:  # told already
        return None
    if not _parses(source, problems) or not _tolerance_fits(fields, problems):
        return None
    return Step(source.value, tuple(_expectations(fields)))


def _parses(source: Found, problems: ProblemList) -> bool:
    try:
        parse(source.value)
    except ExpressionError as error:
        problems.tell(source.inside(error.column), source.path, "bad-expression", error.message, error.hint)
        return False
    return True


def _expectations(fields: Fields) -> list[Expectation]:
    expects: list[Expectation] = []
    if "returns" in fields:
        expects.append(Returns(fields.get("returns"), fields.get("tolerance")))
    raises = fields.get("raises")
    if isinstance(raises, str):
        expects.append(Raises(raises))
    elif isinstance(raises, Fields):
        expects.append(Raises(raises.get("type"), raises.get("message")))
    if "prints" in fields:
        expects.append(Prints(fields.get("prints")))
    return expects


def _tolerance_fits(fields: Fields, problems: ProblemList) -> bool:
    if "tolerance" not in fields or _is_for_the_test(fields) or has_number(fields.get("returns")):
        return True
    found = fields.found["tolerance"]
    hint = "it goes with a number in `returns` or `then`, or with `compare: numbers`"
    problems.tell(found.place, found.path, "does-not-fit", "there is no number that may be off", hint)
    return False


def _is_for_the_test(fields: Fields) -> bool:
    """Whether a tolerance has numbers beside those of `returns`: in text, or in what was given."""
    return fields.get("compare") == "numbers" or has_number(fields.get("then"))


def has_number(value: object) -> bool:
    """Whether there is a number anywhere in the value that a tolerance could be for."""
    if isinstance(value, dict):
        return any(has_number(item) for item in value.values())
    if isinstance(value, list | tuple):
        return any(has_number(item) for item in value)
    return isinstance(value, int | float | complex) and not isinstance(value, bool)


def _check_then(test: Fields, given: dict[str, object], problems: ProblemList) -> None:
    if "then" not in test:
        return
    for name, found in test.found["then"].value.items():
        if identifier(name) not in given and not test.doubtful:
            message = f"`given` has no name `{name}`"
            hint = "`then` tells what a value of `given` must be afterwards"
            problems.tell(found.place, found.path, "no-such-name", message, hint)
