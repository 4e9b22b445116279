"""What comes out of a slot is read with suspicion: the student's process may say anything."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import BadRequest, SandboxUnavailable
from sandbox.exchange import OWN_SECONDS, longest_seconds, pack_request, unpack_reply
from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest

REQUEST = RunRequest({"m.py": ""}, "m.py", (CallCase(("f()",)),))
PROGRAM = RunRequest({"m.py": ""}, "m.py", (ProgramCase(),))
GOOD: dict[str, Any] = {
    "outcome": "exited",
    "failure": None,
    "steps": [{"value": 3, "failure": None, "printed": ""}],
    "observed": {},
    "stdout": "",
    "stderr": "",
    "truncated": False,
}


def read(said: str, request: RunRequest = REQUEST, **seen: Any):
    told = {"outcome": "exited", "exit_code": 0, "said": said, **seen}
    reply = json.dumps({"cases": [told]}).encode()
    return unpack_reply(reply, request, wall_seconds=0.1, sandbox="docker", image="sha256:0").cases[0]


def test_what_a_process_says_is_believed_where_it_can_be_true():
    assert read(json.dumps(GOOD)).steps[0].value == 3


@pytest.mark.parametrize("outcome", ["timed_out", "signalled", "output_limit", "out_of_memory"])
def test_what_a_process_says_changes_no_outcome_that_the_warden_saw(outcome: str):
    result = read(json.dumps(GOOD), outcome=outcome)
    assert (result.outcome, result.steps) == (outcome, ())


@pytest.mark.parametrize(
    "said",
    [
        "",
        "garbage",
        "{",
        "[]",
        "null",
        "1e999",
        "[" * 100_000,
        '{"outcome": "timed_out"}',
        json.dumps({**GOOD, "steps": []}),
    ],
)
def test_nonsense_counts_as_nothing_said(said: str):
    result = read(said)
    assert (result.outcome, result.exit_code, result.steps) == (Outcome.EXITED, 0, ())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*GOOD, "value", "printed", "i", "f"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(list(GOOD)), json_values))
def test_no_forged_statement_ever_breaks_the_reader(changes: dict[str, Any]):
    result = read(json.dumps({**GOOD, **changes}))
    assert result.outcome in Outcome
    result = read(json.dumps({**GOOD, "exit_code": 0, **changes}), PROGRAM)
    assert (result.stdout, result.steps, result.exit_code) == ("", (), 0)


def test_a_program_cannot_say_what_it_printed():
    assert read(json.dumps({**GOOD, "exit_code": 7, "stdout": "forged"}), PROGRAM, stdout="real").stdout == "real"


def test_a_memory_error_is_out_of_memory():
    failure = {"bases": ["MemoryError", "Exception", "BaseException"], "message": "", "frames": [], "column": None}
    assert read(json.dumps({**GOOD, "outcome": "out_of_memory", "failure": failure})).outcome is Outcome.OUT_OF_MEMORY


def test_a_problem_of_the_slot_is_no_result():
    with pytest.raises(SandboxUnavailable, match="the disk is on fire"):
        unpack_reply(b'{"problem": "the disk is on fire"}', REQUEST, wall_seconds=0, sandbox="docker", image="")


def test_too_few_results_are_no_results():
    with pytest.raises(SandboxUnavailable):
        unpack_reply(b'{"cases": []}', REQUEST, wall_seconds=0, sandbox="docker", image="")


def test_the_longest_time_is_that_of_all_cases_and_the_slots_own():
    cases = (ProgramCase(), CallCase(("f()",), limits=Limits(wall_seconds=5)))
    assert longest_seconds(RunRequest({"m.py": ""}, "m.py", cases, Limits(wall_seconds=3))) == 8 + OWN_SECONDS


@given(st.text())
def test_a_path_is_inside_the_work_folder_or_refused(path: str):
    request = RunRequest({"m.py": ""}, "m.py", (ProgramCase(collect=(path,)),))
    try:
        pack_request(request)
    except BadRequest:
        return
    assert path not in {"", ".", ".."}
    assert not path.startswith("/")
    assert ".." not in path.split("/")
    assert "\0" not in path
