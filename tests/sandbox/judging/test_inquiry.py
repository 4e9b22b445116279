"""What the judge and the warden say to each other, and what becomes of a judge whose warden is gone."""

import json
import socket
from collections.abc import Iterator

import pytest

from sandbox.conversation.errors import CannotCross, StudentLost
from sandbox.judging.inquiry import ImportFailed, Inquiry
from sandbox.supervisor import control
from sandbox.supervisor.control import Ask
from sandbox.types import Outcome


@pytest.fixture
def lines() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def asked(line: socket.socket) -> dict:
    heard = control.hear(line)
    assert heard is not None
    return heard[0]


def test_a_test_begins_and_ends(lines):
    ours, warden = lines
    control.say(warden, {"timeouts_left": 2})
    inquiry = Inquiry(ours)
    inquiry.begin()
    told = {"outcome": "timed_out", "wall_seconds": 0.5, "stdout": "a", "stderr": "b", "lost": True}
    control.say(warden, told)
    seen = inquiry.end(lost=True)
    assert (seen.outcome, seen.wall_seconds, seen.printed, seen.lost) == (Outcome.TIMED_OUT, 0.5, "ab", True)
    assert inquiry.timeouts_left == 1
    assert [asked(warden), asked(warden)] == [{"ask": Ask.BEGIN}, {"ask": Ask.END, "lost": True}]


def test_a_line_to_the_solution_comes_along(lines):
    ours, warden = lines
    control.say(warden, {"timeouts_left": 2})
    inquiry = Inquiry(ours)
    inquiry.begin()
    student, questions = socket.socketpair()
    control.say(warden, {"exact": True}, [questions.fileno()])
    questions.close()
    with student, inquiry.connect() as line:
        line.sendall(b"?")
        assert student.recv(1) == b"?"
        assert inquiry.exact


def test_outside_of_a_test_there_is_no_solution(lines):
    ours, warden = lines
    control.say(warden, {"timeouts_left": 2})
    with pytest.raises(CannotCross, match="outside of a test"):
        Inquiry(ours).connect()


@pytest.mark.parametrize(
    ("told", "outcome", "words"),
    [
        ({"outcome": "signalled"}, Outcome.SIGNALLED, "ended by a signal"),
        ({"outcome": "exited", "said": ""}, Outcome.EXITED, "ended its process"),
        ({"outcome": "exited", "said": "[" * 100_000}, Outcome.EXITED, "ended its process"),
        ({"outcome": "exited", "said": '{"outcome": "passed"}'}, Outcome.EXITED, "ended its process"),
        ({"outcome": "exited", "said": '{"outcome": "exited", "failure": null}'}, Outcome.EXITED, "ended its process"),
        (
            {"outcome": "exited", "said": '{"outcome": "output_limit", "failure": null}'},
            Outcome.OUTPUT_LIMIT,
            "printed more",
        ),
        (
            {
                "outcome": "exited",
                "said": json.dumps(
                    {
                        "outcome": "raised",
                        "failure": {"bases": ["OSError"], "message": "no", "frames": [], "column": None},
                    }
                ),
            },
            Outcome.RAISED,
            "OSError: no",
        ),
    ],
)
def test_a_failed_import_is_told_as_far_as_it_can_be_believed(lines, told, outcome, words):
    ours, warden = lines
    control.say(warden, {"timeouts_left": 2})
    inquiry = Inquiry(ours)
    inquiry.begin()
    control.say(warden, {"failed": told})
    with pytest.raises(ImportFailed, match=words) as caught:
        inquiry.connect()
    assert caught.value.outcome is outcome


def test_a_judge_whose_warden_is_gone_goes_on_to_its_statement(lines):
    ours, warden = lines
    control.say(warden, {"timeouts_left": 2})
    inquiry = Inquiry(ours)
    warden.close()
    inquiry.begin()
    with pytest.raises(StudentLost):
        inquiry.connect()
    seen = inquiry.end(lost=True)
    assert (seen.outcome, seen.lost) == (Outcome.SIGNALLED, True)
    assert Outcome.SIGNALLED is inquiry.end(lost=False).outcome
