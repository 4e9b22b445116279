"""Cases and results cross as JSON; a forged result is a ValueError or harmless."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import BadRequest
from sandbox.expressions import parse
from sandbox.marshalling import decode_call, decode_result, encode_case
from sandbox.types import CallCase, CaseResult, Limits, Outcome, ProgramCase
from sandbox.values import strictly_equal
from tests.sandbox.anything import literals, values

CALL = CallCase(("f()", "g()"), observe=("xs",))
FAILURE: dict[str, Any] = {
    "bases": ["ValueError", "Exception"],
    "message": "no",
    "frames": [["a.py", 1, "f", "x"]],
    "column": None,
}
TOLD: dict[str, Any] = {
    "outcome": "raised",
    "failure": FAILURE,
    "steps": [{"value": None, "failure": FAILURE, "printed": ""}, {"value": [1], "failure": None, "printed": "x"}],
    "observed": {"xs": {"tuple": [1]}},
    "stdout": "x",
    "stderr": "",
    "truncated": False,
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
)


def test_what_was_told_is_read_back() -> None:
    result = decode_result(TOLD, CALL)
    assert result.outcome is Outcome.RAISED
    assert result.steps[0].failure == result.failure
    assert result.steps[1].value == [1]
    assert result.observed == {"xs": (1,)}
    assert decode_result({"outcome": "exited", "exit_code": 3, "failure": None}, ProgramCase()) == CaseResult(
        Outcome.EXITED, exit_code=3
    )


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "timed_out"},
        {"outcome": "perfect"},
        {"outcome": 1},
        {"outcome": "exited"},
        {"failure": None},
        {"failure": []},
        {"failure": {**FAILURE, "bases": []}},
        {"failure": {**FAILURE, "bases": [1]}},
        {"failure": {**FAILURE, "frames": [["a.py", "1", "f", "x"]]}},
        {"steps": TOLD["steps"] * 2},
        {"steps": {}},
        {"steps": [1]},
        {"steps": [{"value": 1, "failure": FAILURE, "printed": ""}]},
        {"steps": [{"value": 1.5, "failure": None, "printed": ""}]},
        {"steps": [{"value": 1, "failure": None}]},
        {"outcome": "exited", "failure": None, "steps": TOLD["steps"][1:]},
        {"observed": []},
        {"observed": {"xs": {"set": [[]]}}},
        {"stdout": None},
        {"truncated": 1},
    ],
)
def test_a_result_that_ours_would_not_give_is_a_value_error(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        decode_result({**TOLD, **change}, CALL)


@pytest.mark.parametrize("forged", [None, [], "x", {}, {"outcome": "exited", "failure": None}])
@pytest.mark.parametrize("case", [CALL, ProgramCase()])
def test_a_result_of_another_shape_is_a_value_error(forged: Any, case: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        decode_result(forged, case)


@given(st.sampled_from(sorted(TOLD)), anything)
def test_any_field_may_be_forged_without_harm(name: str, forged: Any) -> None:
    try:
        result = decode_result({**TOLD, name: forged}, CALL)
    except ValueError:
        return
    json.dumps([result.stdout, result.stderr, result.failure and result.failure.message], ensure_ascii=False).encode()


@given(anything)
def test_any_reply_may_be_forged_without_harm(forged: Any) -> None:
    for case in (CALL, ProgramCase()):
        with pytest.raises(ValueError, match=r"\w"):
            decode_result(forged, case)


def test_a_program_case_is_plain_json() -> None:
    case = ProgramCase("3\n", ("-q",), {"a/b.txt": "x"}, ("out.txt",), Limits(processes=3))
    told = json.loads(json.dumps(encode_case(case)))
    assert (told.pop("kind"), told.pop("limits")["processes"]) == ("program", 3)
    assert told == {"stdin": "3\n", "args": ["-q"], "files": {"a/b.txt": "x"}, "collect": ["out.txt"]}


@given(values)
def test_given_values_cross_the_wire(value: Any) -> None:
    call = decode_call(json.loads(json.dumps(encode_case(CallCase((), {"x": value})))))
    assert strictly_equal(call.given["x"], value)


@given(literals)
def test_a_steps_tree_crosses_the_wire(value: Any) -> None:
    text = f"y = f(x, {value!r}, k=g.h[-1](1)).z"
    call = decode_call(json.loads(json.dumps(encode_case(CallCase((text,))))))
    assert call.steps == (parse(text),)


def test_names_cross_as_python_spells_them() -> None:
    call = decode_call(encode_case(CallCase(("f(คำ)",), {"คำ": 1}, ("คำ",))))
    spelt = unicodedata.normalize("NFKC", "คำ")
    assert spelt != "คำ"
    assert (call.given, call.observe) == ({spelt: 1}, {"คำ": spelt})


@pytest.mark.parametrize(
    "case",
    [CallCase(("1 + 1",)), CallCase((), {"a b": 1}), CallCase((), {}, ("1",)), CallCase((), {"x": "x" * (5 << 20)})],
)
def test_a_case_that_cannot_be_read_is_our_fault(case: CallCase) -> None:
    with pytest.raises(BadRequest):
        encode_case(case)
