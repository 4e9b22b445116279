"""A call case gives what each step gave, whatever the student's code does."""

import json
import linecache
import sys

import pytest

from sandbox.types import Frame, Outcome
from sandbox.values import Instance
from tests.sandbox.calls import Call, failure_of


def test_each_step_gives_its_value_and_what_it_printed(call: Call) -> None:
    result = call("def f(x):\n    print('got', x)\n    return [x]", "f(1)", "y = f('ก')", "y")
    assert result.outcome is Outcome.EXITED
    assert [(step.value, step.printed) for step in result.steps] == [([1], "got 1\n"), (["ก"], "got ก\n"), (["ก"], "")]
    assert result.stdout == "got 1\ngot ก\n"


def test_a_given_value_changed_in_place_is_observed(call: Call) -> None:
    result = call("def f(xs):\n    xs.sort()", "f(xs)", given={"xs": [3, 1]}, observe=("xs", "missing"))
    assert result.observed == {"xs": [1, 3]}


def test_a_value_is_what_it_was_when_the_step_gave_it(call: Call) -> None:
    result = call("xs = []\ndef f():\n    xs.append(1)\n    return xs", "f()", "f()")
    assert [step.value for step in result.steps] == [[1], [1, 1]]


def test_a_thai_name_that_python_respells_is_found(call: Call) -> None:
    result = call("def นำ(คำ):\n    return คำ", "นำ(คำ)", given={"คำ": 1}, observe=("คำ",))
    assert result.steps[0].value == 1
    assert result.observed == {"คำ": 1}


def test_a_step_that_raises_does_not_stop_the_next(call: Call) -> None:
    result = call("def f(x):\n    print(x)\n    return 1 // x", "f(0)", "f(1)")
    assert result.outcome is Outcome.RAISED
    first, second = result.steps
    assert (first.printed, second.value) == ("0\n", 1)
    assert result.failure == first.failure
    assert failure_of(result).type == "ZeroDivisionError"
    assert failure_of(result).bases == ("ZeroDivisionError", "ArithmeticError", "Exception", "BaseException")
    assert failure_of(result).frames == (Frame("solution.py", 3, "f", "return 1 // x"),)


@pytest.mark.parametrize(
    ("raising", "kind"),
    [
        ("raise SystemExit(2)", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("import sys; sys.exit()", "SystemExit"),
        ("raise ExceptionGroup('g', [ValueError(1)])", "ExceptionGroup"),
        ("input()", "EOFError"),
        ("return missing", "NameError"),
    ],
)
def test_whatever_a_step_raises_is_that_steps_failure(call: Call, raising: str, kind: str) -> None:
    result = call(f"def f():\n    {raising}\ndef g():\n    return 1", "f()", "g()")
    assert result.outcome is Outcome.RAISED
    assert failure_of(result).type == kind
    assert failure_of(result).frames[-1].line == 2
    assert result.steps[1].value == 1


def test_a_missing_function_is_a_name_error_without_frames(call: Call) -> None:
    failure = failure_of(call("", "total([1])"))
    assert (failure.type, failure.message, failure.frames) == ("NameError", "name 'total' is not defined", ())


def test_an_uncaught_memory_error_is_out_of_memory(call: Call) -> None:
    result = call("def f():\n    return bytearray(1 << 62)", "f()")
    assert result.outcome is Outcome.OUT_OF_MEMORY
    assert failure_of(result).frames[0].line == 2


def test_an_exception_at_import_ends_the_case(call: Call) -> None:
    result = call("print('start')\nx = 1 / 0\ndef f(): pass", "f()")
    assert result.outcome is Outcome.RAISED
    assert result.steps == ()
    assert result.stdout == "start\n"
    assert failure_of(result).frames == (Frame("solution.py", 2, "<module>", "x = 1 / 0"),)


def test_what_the_import_prints_is_no_part_of_a_step(call: Call) -> None:
    result = call("print('start')\ndef f():\n    print('step')", "f()")
    assert result.steps[0].printed == "step\n"
    assert result.stdout == "start\nstep\n"


def test_the_solution_is_a_module_under_its_own_name(call: Call) -> None:
    source = "import dataclasses, sys\n@dataclasses.dataclass\nclass P:\n    x: 'int'\nif __name__ == '__main__':\n    raise ValueError"
    result = call(
        source + "\nname = __name__\nknown = __name__ in sys.modules\nfile = __file__", "name", "known", "file"
    )
    assert result.outcome is Outcome.EXITED
    assert [step.value for step in result.steps][:2] == ["solution", True]
    assert result.steps[2].value.endswith("/solution.py")


def test_other_files_of_the_submission_can_be_imported(call: Call) -> None:
    files = {"helper.py": "from คำ import x", "คำ.py": "x = 5", "random.py": "taken = True"}
    result = call("import helper\ndef f():\n    return helper.x", "f()", files=files)
    assert result.steps[0].value == 5


def test_printing_without_end_stops_at_the_limit(call: Call) -> None:
    result = call(
        "def f():\n    while True:\n        try:\n            print('x' * 100)\n        except Exception:\n            pass",
        "f()",
        kib=1,
    )
    assert result.outcome is Outcome.OUTPUT_LIMIT
    assert result.truncated
    assert len(result.stdout) == 1024


def test_the_limit_counts_even_if_the_student_catches_everything(call: Call) -> None:
    result = call(
        "def f():\n    try:\n        print('x' * 5000)\n    except BaseException:\n        return 1",
        "f()",
        "f()",
        kib=1,
    )
    assert result.outcome is Outcome.OUTPUT_LIMIT


def test_printing_without_end_at_import_stops_at_the_limit(call: Call) -> None:
    result = call("while True:\n    print('x' * 100)", "f()", kib=1)
    assert (result.outcome, result.steps, len(result.stdout)) == (Outcome.OUTPUT_LIMIT, (), 1024)


def test_values_that_are_too_large_together_are_an_output_limit(call: Call) -> None:
    result = call("def f():\n    return 'x' * 700", "f()", "f()", kib=1)
    assert result.outcome is Outcome.OUTPUT_LIMIT
    assert len(result.steps) == 1


def test_an_observed_value_that_is_too_large_is_an_output_limit(call: Call) -> None:
    result = call("def f(xs):\n    xs *= 10000", "f(xs)", given={"xs": [1]}, observe=("xs",), kib=1)
    assert result.outcome is Outcome.OUTPUT_LIMIT


def test_what_an_objects_own_text_prints_or_raises_is_no_part_of_the_step(call: Call) -> None:
    source = "class P:\n    def __repr__(self):\n        print('boo')\n        raise KeyboardInterrupt\ndef f():\n    return P()"
    (step,) = call(source, "f()").steps
    assert isinstance(step.value, Instance)
    assert (step.value.text, step.printed, step.failure) == ("<P object>", "", None)


def test_a_value_that_changes_while_it_is_read_is_a_failure_of_its_step(call: Call) -> None:
    source = "class P:\n    def __repr__(self):\n        d[len(d)] = 1\n        return ''\nd = {0: P()}\ndef f():\n    return d"
    result = call(source, "f()", "d", observe=("d",))
    assert result.steps[0].failure is not None
    assert result.outcome is Outcome.RAISED


@pytest.mark.parametrize(
    "sabotage",
    [
        "import sys; sys.stdout = None; sys.stderr = None",
        "import sys; sys.stdout.close()",
        "import sys; sys.setrecursionlimit(30)",
        "import sys; sys.modules.clear()",
        "import builtins; builtins.repr = builtins.len = builtins.isinstance = None",
        "import linecache; linecache.cache.clear(); linecache.getline = None",
        "import json; json.dumps = None",
        "list = dict = str = tuple = 5",
    ],
)
def test_sabotage_at_import_hurts_only_the_saboteur(call: Call, sabotage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    for name in ("repr", "len", "isinstance"):
        monkeypatch.setattr(builtins, name, getattr(builtins, name))
    monkeypatch.setattr(linecache, "getline", linecache.getline)
    monkeypatch.setattr(json, "dumps", json.dumps)
    source = f"{sabotage}\ndef f():\n    return 1\n"
    try:
        result = call(source, "f()")
    except (TypeError, KeyError):  # the reply cannot be made: the process says nothing, which its parent sees
        monkeypatch.undo()
        return
    assert result.outcome in {Outcome.EXITED, Outcome.RAISED}


def test_a_seed_set_at_import_holds_in_the_case(call: Call) -> None:
    source = "import random\nrandom.seed(7)\ndef f():\n    return random.randrange(10**9)"
    assert call(source, "f()").steps[0].value == call(source, "f()").steps[0].value


def test_a_process_made_ready_earlier_does_not_repeat_its_dice(call: Call) -> None:
    import random

    state = random.getstate()
    source = "import random\ndef f():\n    return random.randrange(10**9)"
    first = call(source, "f()").steps[0].value
    random.setstate(state)
    assert call(source, "f()").steps[0].value != first


def test_an_interpreter_that_goes_on_forgets_the_last_submission(call: Call) -> None:
    before = [*sys.path], [*sys.meta_path], set(sys.modules)
    for number in (1, 2):
        result = call("import helper\ndef f():\n    return helper.x", "f()", files={"helper.py": f"x = {number}"})
        assert result.steps[0].value == number
    assert before == ([*sys.path], [*sys.meta_path], set(sys.modules))
