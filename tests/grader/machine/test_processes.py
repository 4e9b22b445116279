from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.machine import processes
from grader.machine.processes import Program, Tree

ROOT = Path(__file__).resolve().parents[3]
SLEEPS = [sys.executable, "-c", "import time; time.sleep(600)"]
PARENT = """
import os, sys
from pathlib import Path
from grader.machine.processes import Program, Tree
folder = Path(sys.argv[1])
SLEEPS = [sys.executable, "-c", "import time; time.sleep(600)"]
STUBBORN = [sys.executable, "-c", "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: sys.exit()); time.sleep(600)"]
tree = Tree(lambda text: print(text, file=sys.stderr, flush=True))
tree.start(Program("one", SLEEPS, dict(os.environ)))
tree.start(Program("two", STUBBORN, dict(os.environ), ends_last=True))
(folder / "pids.part").write_text(" ".join(map(str, tree.pids().values())))
(folder / "pids.part").rename(folder / "pids")
tree.run()
"""


def until(answer: Callable[[], bool], seconds: float = 20) -> None:
    """Poll; a failure says what was waited for."""
    deadline = time.monotonic() + seconds
    while not answer():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.01)


def lives(pid: int) -> bool:
    """Whether this process runs: a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def catches(pid: int, number: signal.Signals) -> bool:
    """Whether this process has a handler for the signal by now."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    caught = next(line.split()[1] for line in lines if line.startswith("SigCgt:"))
    return bool(int(caught, 16) >> number - 1 & 1)


@pytest.fixture
def family(tmp_path: Path):
    """A process that runs a tree of two, and their process ids."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], env=environ, stderr=subprocess.PIPE)
    until((tmp_path / "pids").exists)
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    yield parent, pids
    parent.kill()
    parent.wait()
    assert parent.stderr is not None
    parent.stderr.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_whole_tree_cleanly(family, number):
    parent, pids = family
    until(lambda: catches(parent.pid, number))  # it tells the ids of its programs before it listens
    parent.send_signal(number)
    assert parent.wait(20) == 0
    assert not any(lives(pid) for pid in pids)


def test_a_killed_parent_leaves_nothing_behind(family):
    parent, pids = family
    parent.kill()
    parent.wait()
    until(lambda: not any(lives(pid) for pid in pids))


def test_a_program_that_dies_is_started_again_and_the_reason_told(family):
    parent, pids = family
    os.kill(pids[0], signal.SIGKILL)
    line = parent.stderr.readline().decode()
    assert line == "one was killed by SIGKILL; starting it again in 1 s\n"
    until(lambda: len(children(parent.pid)) == 2)
    assert pids[1] in children(parent.pid)


EARLY = """
import os, sys
from grader.machine.processes import Program, Tree
tree = Tree(lambda text: print(text, file=sys.stderr, flush=True))
tree.start(Program("early", [sys.executable, "-c", ""], dict(os.environ)))
os.waitid(os.P_PID, tree.pids()["early"], os.WEXITED | os.WNOWAIT)
tree.run()
"""


def test_a_program_that_died_before_anybody_looked_is_noticed_too():
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", EARLY], env=environ, stderr=subprocess.PIPE) as parent:
        assert parent.stderr is not None
        assert parent.stderr.readline() == b"early ended with exit code 0; starting it again in 1 s\n"
        parent.terminate()
        assert parent.wait(20) == 0


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_program_that_dies_at_once_is_started_again_ever_more_slowly(monkeypatch):
    told: list[str] = []
    clock = iter(range(1000))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    child = processes._Child(Program("short", [sys.executable, "-c", ""], {}))
    pauses = []
    for _ in range(7):
        child.started_at = time.monotonic()
        pauses.append(child.note_death())
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    child.started_at = time.monotonic() - 100
    assert child.note_death() == 1
    assert told == []


def test_what_does_not_end_in_time_is_killed(monkeypatch, tmp_path):
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.1)
    deaf = "import signal, pathlib, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); pathlib.Path('up').touch(); time.sleep(600)"
    tree = Tree(lambda _text: None)
    monkeypatch.chdir(tmp_path)
    tree.start(Program("deaf", [sys.executable, "-c", deaf], dict(os.environ)))
    until((tmp_path / "up").exists)
    pid = tree.pids()["deaf"]
    tree.stop()
    assert not lives(pid)


def test_what_the_others_need_ends_last(tmp_path):
    script = (
        "import signal, sys, time, pathlib\n"
        "def end(*_):\n"
        "    with open('order', 'a') as file: file.write(sys.argv[1] + '\\n')\n"
        "    sys.exit()\n"
        "signal.signal(signal.SIGTERM, end); pathlib.Path(sys.argv[1]).touch(); time.sleep(600)\n"
    )
    tree = Tree(lambda _text: None)
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for name in ("queue", "worker"):
            program = [sys.executable, "-c", script, name]
            tree.start(Program(name, program, dict(os.environ), ends_last=name == "queue"))
        until(lambda: (tmp_path / "queue").exists() and (tmp_path / "worker").exists())
    finally:
        os.chdir(here)
    tree.stop()
    assert (tmp_path / "order").read_text().split() == ["worker", "queue"]


def test_a_program_that_is_there_once_is_not_started_again_when_it_has_done_its_work(tmp_path: Path):
    """And one that failed is: an image that could not be built is tried again."""
    said: list[str] = []
    count = "import sys; open(sys.argv[1], 'a').write('x'); sys.exit(int(sys.argv[2]))"
    tree = Tree(said.append)
    for name, code in (("done", "0"), ("failed", "1")):
        command = [sys.executable, "-c", count, str(tmp_path / name), code]
        tree.start(Program(name, command, dict(os.environ), once=True))

    def both_ran() -> bool:
        tree._bury()
        tree._start_again()
        failed = tmp_path / "failed"
        return "done" not in tree.pids() and failed.exists() and len(failed.read_text()) >= 2

    until(both_ran)
    tree.stop()
    assert (tmp_path / "done").read_text() == "x"
    assert all(line.startswith("failed ended with exit code 1") for line in said)
