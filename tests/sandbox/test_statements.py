"""What a judge states of a suite: it comes out as it went in, stays within its size, and what is none is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import BadRequest
from sandbox.exchange import longest_seconds, pack, unpack_reply
from sandbox.failures import decode_failure
from sandbox.statements import MAX_STATEMENT_BYTES, MAX_SUITES, SPOILT, encode_statement, pack_suites, read_statement
from sandbox.suites import Marker, SuiteResult, SuiteTest, Verdict
from sandbox.supervisor import handing
from sandbox.types import CallCase, Failure, Frame, Limits, Outcome, RunRequest, SuiteCase

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
FAILURES = st.builds(
    lambda names, message, frames: Failure(names[0], tuple(names), message, tuple(frames)),
    st.lists(TEXTS, min_size=1, max_size=3),
    TEXTS,
    st.lists(st.builds(Frame, TEXTS, st.integers(1, 10**6), TEXTS, TEXTS), max_size=3),
)
MARKERS = st.builds(
    Marker,
    st.none() | st.integers(0, 1000),
    st.none() | st.booleans(),
    st.none() | TEXTS,
    st.dictionaries(TEXTS, TEXTS, max_size=2),
    st.dictionaries(TEXTS, TEXTS, max_size=2),
)
TESTS = st.builds(
    SuiteTest,
    name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    marker=MARKERS,
    verdict=st.sampled_from(Verdict),
    outcome=st.sampled_from(Outcome),
    wall_seconds=st.integers(0, 10**9).map(lambda micros: micros / 10**6),
    explanation=TEXTS,
    reason=TEXTS,
    failure=st.none() | FAILURES,
    stdout=TEXTS,
    own_id=st.booleans(),
    signal=st.none() | st.integers(1, 64),
)
RESULTS = st.builds(SuiteResult, st.lists(TESTS, max_size=5).map(tuple), st.none() | TEXTS)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=10,
)


def suite(**files: str) -> SuiteCase:
    return SuiteCase("test_x.py", {"test_x.py": "def test_x(): pass\n"} | files)


def request(*cases: SuiteCase | CallCase) -> RunRequest:
    return RunRequest({"solution.py": "secret = 1", "notes.txt": ""}, "solution.py", cases)


@given(RESULTS)
def test_a_statement_comes_out_as_it_went_in(result: SuiteResult):
    assert read_statement(json.dumps(encode_statement(result))) == result


@given(RESULTS, st.data())
def test_a_statement_with_anything_in_the_place_of_something_is_a_statement_or_refused(result, data):
    told = encode_statement(result)
    places = [(told, key) for key in told]
    for test in told["tests"]:
        places += [(test, key) for key in test] + [(test["marker"], key) for key in test["marker"]]
    place, key = data.draw(st.sampled_from(places))
    place[key] = data.draw(ANYTHING)
    read = read_statement(json.dumps(told))
    assert isinstance(read, SuiteResult)
    assert {type(test.verdict) for test in read.tests} <= {Verdict}


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{}", '{"problem": null}', '{"problem": 1, "tests": []}', '{"problem": null, "tests": {}}',
        '{"problem": null, "tests": [{}]}', "[" * 100_000, '{"problem": null, "tests": [' + "null," * 1001 + "null]}",
    ],
)  # fmt: skip
def test_what_is_no_statement_is_the_suites_problem(text: str):
    assert read_statement(text) == SuiteResult(problem=SPOILT)


def test_a_statement_stays_within_its_size_whatever_the_student_says():
    names = ("N" * 200_000, "ValueError")
    failure = Failure(names[0], names, "\ud800" * 1000)
    loud = SuiteTest("test_x", Marker(), Verdict.FAILED, Outcome.RAISED, explanation="\0" * 4000, failure=failure)
    quiet = SuiteTest("test_y", Marker(points=3), Verdict.PASSED, Outcome.EXITED, stdout="ok")
    said = json.dumps(encode_statement(SuiteResult((quiet, *[loud] * 200))))
    assert len(said) <= MAX_STATEMENT_BYTES
    read = read_statement(said)
    assert read.problem is None
    assert read.tests[0] == quiet
    assert [test.verdict for test in read.tests[1:]] == [Verdict.FAILED] * 200


def test_no_file_of_a_suite_is_in_the_students_part_and_none_of_the_students_texts_in_the_judges():
    packed = pack(request(suite(**{"conftest.py": "TELLTALE = 1"}), CallCase(("f()",))))
    assert b"TELLTALE" not in packed.submission
    assert b"test_x" not in packed.submission
    assert b"secret" not in packed.suites
    (one,) = handing.frames(packed.suites)
    told = json.loads(one)
    assert (told["path"], told["modules"], set(told["files"])) == (
        "test_x.py",
        ["solution"],
        {"test_x.py", "conftest.py"},
    )


@pytest.mark.parametrize(
    "cases",
    [
        (SuiteCase("test_y.py", {"test_x.py": ""}),),
        (suite(**{"../conftest.py": ""}),),
        (suite(**{"/etc/passwd": ""}),),
        (SuiteCase("test_x.py", {"test_x.py": ""}, Limits(wall_seconds=0)),),
        (suite(),) * (MAX_SUITES + 1),
        (suite(**{"data.txt": "x" * (40 << 20)}),),
    ],
)
def test_a_suite_that_breaks_the_contract_is_refused_as_our_own_mistake(cases):
    with pytest.raises(BadRequest):
        pack(request(*cases))


def test_a_submission_in_another_language_has_no_suite():
    with pytest.raises(BadRequest):
        pack(RunRequest({"main.c": ""}, "main.c", (suite(),), language="c"))


def test_a_reply_gives_each_statement_to_its_case():
    said = json.dumps({"problem": "spoilt", "tests": []})
    reply = json.dumps({"cases": [{"outcome": "exited"}] * 2, "suites": {"1": said}}).encode()
    result = unpack_reply(reply, request(CallCase(("f()",)), suite()), wall_seconds=0.1, sandbox="docker", image="")
    assert [case.suite for case in result.cases] == [None, SuiteResult(problem="spoilt")]


def test_a_reply_is_waited_for_as_long_as_a_suite_may_take():
    assert longest_seconds(request(suite())) > 60


def test_the_failed_import_of_a_suites_solution_is_told_with_its_case():
    failure = {"bases": ["ValueError", "Exception"], "message": "no", "frames": [], "column": None}
    said = json.dumps({"outcome": "raised", "failure": failure, "steps": [], "observed": {}})
    reply = json.dumps({"cases": [{"outcome": "exited", "said": said}]}).encode()
    case = unpack_reply(reply, request(suite()), wall_seconds=0.1, sandbox="docker", image="").cases[0]
    assert (case.outcome, case.failure) == (Outcome.RAISED, decode_failure(failure))


def test_frames_within_a_frame_are_read_one_by_one():
    assert pack_suites(request(CallCase(("f()",)))) == b""
    assert len(handing.frames(pack_suites(request(suite(), suite())))) == 2
