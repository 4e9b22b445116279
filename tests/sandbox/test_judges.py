"""The broker's side of a judge: what it states is passed on, and why it states nothing is told to whom it concerns."""

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from sandbox.statements import MAX_STATEMENT_BYTES
from sandbox.supervisor import handing, wire, zygote
from sandbox.supervisor.host_files import HostFiles
from sandbox.supervisor.judges import Judges, JudgeUnready

STATEMENT = b'{"problem": null, "tests": []}'


class Kernel(HostFiles):
    """Counts no process killed for memory, or one with each look."""

    def __init__(self, *, kills: bool) -> None:
        self._kills = kills
        self._count = 0

    def memory_kills(self) -> int:
        self._count += self._kills
        return self._count


class Zygote:
    """Makes cells in which a thread lives."""

    def __init__(self, life: Callable[[socket.socket], object]) -> None:
        self._life = life
        self._lines: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    @property
    def made(self) -> int:
        return len(self._lines)

    def new_cell(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        self._lines.append(ours)

        def live() -> None:
            with theirs, contextlib.suppress(OSError):
                self._life(theirs)

        self._threads.append(threading.Thread(target=live))
        self._threads[-1].start()
        return ours

    def end(self) -> None:
        for line, thread in zip(self._lines, self._threads, strict=True):
            line.close()
            thread.join()


@pytest.fixture
def judges_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tuple[Judges, Zygote]]]:
    """Judges whose cells live so."""
    zygotes: list[Zygote] = []

    def make(life: Callable[[socket.socket], object], *, kills: bool = False) -> tuple[Judges, Zygote]:
        zygotes.append(Zygote(life))
        monkeypatch.setattr(zygote, "Zygote", lambda _warm_up, _covered: zygotes[-1])
        return Judges(lambda: lambda *_: None, Kernel(kills=kills)), zygotes[-1]

    yield make
    for one in zygotes:
        one.end()


def hears(line: socket.socket) -> bytes:
    line.sendall(wire.pack(zygote.READY))
    received = handing.receive(line)
    if received is None:
        raise BrokenPipeError("nobody has a suite for this cell")
    suite, descriptors = received
    handing.close(descriptors)
    return suite


def states(line: socket.socket) -> None:
    line.sendall(wire.pack(STATEMENT + hears(line)))
    line.recv(1)


def hear(some: Judges, seconds: float = 5.0) -> bytes:
    ours, theirs = socket.socketpair()
    with ours:
        return some.hear(b" suite", theirs.detach(), seconds)


def problem(said: bytes) -> str:
    return json.loads(said)["problem"]


def test_a_statement_is_passed_on_unread_and_each_suite_has_a_cell_of_its_own(judges_of):
    some, made = judges_of(states)
    assert made.made == 1
    assert hear(some) == STATEMENT + b" suite"
    assert hear(some) == STATEMENT + b" suite"
    assert made.made == 2
    some.renew()
    some.renew()
    assert made.made == 3


def test_the_control_line_is_let_go_of(judges_of):
    some, _ = judges_of(states)
    ours, theirs = socket.socketpair()
    some.hear(b"", theirs.detach(), 5.0)
    assert ours.recv(1) == b""
    ours.close()


def test_a_judge_that_ends_was_ended_by_its_suite(judges_of):
    some, _ = judges_of(lambda line: bool(hears(line)))
    assert "ended the judge's own process" in problem(hear(some))


def test_a_judge_that_the_kernel_killed_had_too_little_memory(judges_of):
    some, _ = judges_of(lambda line: bool(hears(line)), kills=True)
    assert "more memory than the judge has" in problem(hear(some))


def test_a_judge_that_says_nothing_in_time_is_ended_at_once(judges_of):
    some, made = judges_of(lambda line: bool(hears(line) and line.recv(1)))
    assert "took longer than" in problem(hear(some, seconds=0.05))
    assert made.made == 2


def test_a_statement_that_is_too_large_is_none(judges_of):
    def life(line: socket.socket) -> None:
        hears(line)
        line.sendall(wire.pack(bytes(MAX_STATEMENT_BYTES + 1)))

    some, _ = judges_of(life)
    assert "more than" in problem(hear(some))


@pytest.mark.parametrize(
    ("first", "words"),
    [(b"", "ended while it was warmed up"), (wire.pack(b"Xno namespaces here"), "no namespaces here")],
)
def test_a_cell_that_does_not_get_ready_is_our_problem_and_no_suites(judges_of, first: bytes, words: str):
    some, _ = judges_of(lambda line: line.sendall(first))
    with pytest.raises(JudgeUnready, match=words):
        hear(some)
