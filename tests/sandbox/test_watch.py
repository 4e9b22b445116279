"""A warden that watches thousands of processes keeps no descriptor of any, however they end."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.supervisor import orders, solution
from sandbox.supervisor.nursery import Ward
from sandbox.supervisor.run import Run
from sandbox.supervisor.watch import Budget, End, Process
from sandbox.types import Limits

ORDER = orders.Order("call", "m.py", 0, Limits())


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture(autouse=True)
def no_descriptor_stays() -> Iterator[None]:
    before = descriptors()
    yield
    assert descriptors() == before


def child() -> int:
    """A process that does nothing, and goes away by itself should a test forget it."""
    return os.posix_spawnp("sleep", ["sleep", "5"], os.environ)


@pytest.fixture
def nobodys_child() -> Iterator[int]:
    """A process whose parent is somebody else: what a copy gives itself out for may be one."""
    code = "import os, subprocess, sys\nother = subprocess.Popen(['sleep', '5'], stdout=subprocess.DEVNULL)\nprint(other.pid, flush=True)\ninput()\nother.wait()\n"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        yield int(parent.stdout.readline())
        parent.communicate("\n")


def test_a_process_that_is_ended():
    process = Process(child())
    status, _ = process.end()
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_a_process_that_is_no_child_of_ours(nobodys_child: int):
    process = Process(nobodys_child)
    with pytest.raises(ChildProcessError):
        process.end()


def test_a_process_that_is_none():
    with pytest.raises(OSError, match=r"\w"):
        Process(2**22 + 1)


@pytest.mark.parametrize("answer", [0, -1, 2**31 - 1, 2**22 + 1])
def test_a_copy_that_is_none(answer: int):
    ours, theirs = socket.socketpair()
    process = Process(child())
    with theirs:
        orders.answer(theirs, answer)
        assert solution._copy_of(Ward(process, ours)) is None
    process.end()


def test_an_order_that_nobody_takes():
    process = Process(child())  # before the line is there, of which it would hold an end for a moment
    ours, theirs = socket.socketpair()
    theirs.close()
    with ours, pytest.raises(OSError, match=r"\w"):
        Run(Limits(), b"input").start(process, ours, ORDER)
    process.end()


def test_an_order_whose_process_is_no_child_of_ours(nobodys_child: int):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        run = Run(Limits(), b"input")
        run.start(Process(nobodys_child), ours, ORDER)
        received = orders.receive(theirs)
        assert received is not None
        for descriptor in received[1]:
            os.close(descriptor)
        assert run.finish(Budget(0.05, 0.05)).end is End.OUT_OF_TIME
