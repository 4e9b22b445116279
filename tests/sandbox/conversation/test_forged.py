"""Whatever a student's process says, the judge goes on: the process is lost, and that is all."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.conversation.judge import LimitReached, StudentLost
from sandbox.supervisor import wire
from tests.sandbox.conversation.forging import answer, forger, frame, question
from tests.sandbox.conversation.lies import LIES, told
from tests.sandbox.conversation.talking import module


def lie_to(said):
    """Call the solution's function, which says `said`; gives how long that took."""
    started = time.monotonic()
    with forger(lambda _asked: [*(said if isinstance(said, list) else [said]), None]) as conversation:
        function = module("solution").f
        with pytest.raises(StudentLost):
            function(1)
        assert conversation.lost
        with pytest.raises(StudentLost):
            function(1)
    return time.monotonic() - started


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_loses_the_process(lie):
    assert lie_to(told(lie)) < 60


def test_hanging_up_loses_the_process():
    lie_to(None)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_lose_the_process(data):
    with forger(lambda _asked: [wire.pack(data), None]) as conversation:
        with pytest.raises(StudentLost):
            module("solution").f(1)
        assert conversation.lost


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 70)
    | st.text(max_size=3)
    | st.sampled_from(["list", "dict", "ValueError"]),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from(
                [
                    "in",
                    "my",
                    "your",
                    "class",
                    "error",
                    "name",
                    "int",
                    "str",
                    "float",
                    "bytes",
                    "range",
                    "slice",
                    "standard",
                    "limit",
                    "builtin",
                    "notimplemented",
                ]
            ),
            inner,
            max_size=1,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=400, deadline=None)
@given(
    st.integers(0, 3),
    st.lists(JSON, max_size=4),
    st.lists(JSON, max_size=4),
    st.lists(JSON, max_size=2),
    st.lists(JSON, max_size=2),
)
def test_no_message_does_more_than_answer_raise_or_lose_the_process(kind, body, entries, changes, classes):
    said = frame([kind, body, entries, changes, classes, []])
    with (
        forger(lambda _asked: [said, None]),
        suppress(Exception, StudentLost),
    ):  # what a suite may see; KeyboardInterrupt and the like are none of it
        module("solution").f([1], {"a": 2}, lambda: 1)


def test_an_endless_flood_of_callbacks_is_answered_until_the_student_is_ended():
    rounds = []

    def say(asked):
        rounds.append(asked)
        return question("call", {"your": 1}, 0) if len(rounds) < 5000 else None

    calls = []
    with forger(say), pytest.raises(StudentLost):
        module("solution").f(lambda: calls.append(1))
    assert len(calls) == 4999


def test_callbacks_that_ask_for_callbacks_end_before_the_judge_does():
    said = []

    def say(asked):
        said.append(asked)
        return question("call", {"your": 1}, 0) if asked[0] == 0 else None

    with forger(say):
        function = module("solution").f

        def back():
            return function(back)

        with pytest.raises(StudentLost):
            function(back)
    assert said[-1][0] == 2
    assert "RecursionError" in json.dumps(said[-1])
    assert 20 < len(said) < 80


def test_all_that_one_process_says_is_bounded():
    big = answer("x" * (1 << 20))
    with forger(lambda _asked: big):
        function = module("solution").f
        kept: list[object] = []
        with pytest.raises(StudentLost):
            kept.extend(function(1) for _ in range(1000))
        assert len(kept) < 20


def test_all_that_one_process_prints_is_bounded(capsys):
    said = frame([1, [None], [], [], [], []], stdout=b"x" * (8 << 20))
    with forger(lambda _asked: said):
        function = module("solution").f
        with pytest.raises(StudentLost):
            list(map(function, range(100)))
    assert len(capsys.readouterr().out) <= 40 << 20


def test_the_objects_that_are_held_at_once_are_bounded():
    numbers = iter(range(10, 10**9))

    def say(_asked):
        return answer({"in": 0}, entries=[["list", *({"my": [next(numbers), 1]} for _ in range(30_000))]])

    with forger(say):
        function = module("solution").f
        kept: list[object] = []
        with pytest.raises(StudentLost):
            kept.extend(function(1) for _ in range(100))
        assert len(kept) == 3


def test_a_reply_that_comes_byte_by_byte_is_a_reply():
    said = answer({"in": 0}, entries=[["list", 1, 2]])
    with forger(lambda _asked: [said[n : n + 1] for n in range(len(said))]):
        assert module("solution").f(1) == [1, 2]


def test_what_is_too_large_by_its_own_word_is_no_loss():
    with forger(lambda _asked: answer({"limit": "too large"}, kind=2)) as conversation:
        with pytest.raises(LimitReached, match="too large"):
            module("solution").f(1)
        assert conversation.lost is None


ERROR = [0, {"builtin": "ValueError"}, {"in": 0}, [], None, None, None, 0]


@pytest.mark.parametrize("name", ["KeyboardInterrupt", "GeneratorExit", "BaseException", "Exception", "SystemExit"])
def test_no_exception_by_name_stops_the_test_run(name):
    said = answer(
        {"error": [0, {"builtin": name}, {"in": 0}, [], None, None, None, 0]}, entries=[["tuple", "x"]], kind=2
    )
    with forger(lambda _asked: said), pytest.raises(SystemExit if name == "SystemExit" else Exception) as info:
        module("solution").f(1)
    assert type(info.value).__name__ == name
    assert not isinstance(info.value, KeyboardInterrupt | GeneratorExit)


def test_a_chain_of_exceptions_without_end_loses_the_process():
    chain = ERROR
    for _ in range(50):
        chain = [*ERROR[:5], chain, None, 0]
    lie_to(answer({"error": chain}, entries=[["tuple"]], kind=2))
