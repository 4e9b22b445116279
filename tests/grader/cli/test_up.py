"""`kradan up` for real: its own database and queue, workers with local slots, and the web server."""

from __future__ import annotations

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography import x509

from grader import demo
from grader.clock import now
from grader.machine import valkey
from grader.machine.authority import fingerprint
from grader.machine.data_dir import DataDir
from grader.queue import Queue
from grader.store import exercises, people, submissions
from grader.store.session import make_sessions
from grader.submission import State, Submission
from grader.submit import accept

ROOT = Path(__file__).resolve().parents[3]
READY_SECONDS = 120


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


class Up:
    """A running `kradan up`."""

    def __init__(self, data: Path, port: int, *more: str) -> None:
        self.data, self.port, self.said = data, port, ""
        self.log = data.parent.parent / f"{data.name}-{port}.log"
        environ = {name: value for name, value in os.environ.items() if not name.startswith("KRADAN_")}
        command = [sys.executable, "-m", "grader", "up", "--data", str(data), "--port", str(port), *more]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, env=environ | {"PYTHONPATH": str(ROOT)}, start_new_session=True
            )

    def until(self, answer: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not answer():
            told = self.log.read_text(errors="replace")
            assert self.process.poll() is None or what.startswith("gone"), told
            assert time.monotonic() < deadline, f"{what}\n{told}"
            time.sleep(0.05)

    def ready(self) -> str:
        """Wait until it greets; what it said."""
        self.until(lambda: "Ctrl-C ends everything" in self.log.read_text(errors="replace"), "it never greeted")
        return self.log.read_text()

    def family(self) -> dict[int, str]:
        """Process id to command of all that run for this data folder, the container engine's own aside."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                stat = (folder / "stat").read_text().rpartition(")")[2].split()
                session, state = int(stat[3]), stat[0]
                ours = str(self.data).encode() in (folder / "environ").read_bytes()
                ours |= (folder / "cwd").readlink().is_relative_to(self.data)  # the queue writes over its environment
            except (OSError, ValueError):
                continue
            if state != "Z" and (session == self.process.pid or ours):
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        return found

    def submit(self) -> Submission:
        """A demo pupil sends the reference solution; what became of it."""
        folder = DataDir(self.data)
        sessions, queue = make_sessions(folder.database_url), Queue(valkey.address(folder.queue_dir))
        identity = str(uuid4())
        try:
            with sessions() as session:
                pupil = people.load_viewer(session, people.person_by_username(session, "m2301").id)
                asked = exercises.current_exercise(session, "lists-and-loops/sum-of-list")
                accept(
                    session,
                    pupil,
                    identity,
                    exercise=asked.id,
                    files=dict(asked.solution),
                    revision=asked.revision,
                    written_at=None,
                    now=now(),
                    queue=queue,
                    max_kib=256,
                )

            def look() -> Submission:
                with sessions() as session:
                    return submissions.get_submission(session, pupil, identity)

            self.until(lambda: look().state in {State.GRADED, State.STUCK}, "it was never graded")
            return look()
        finally:
            queue.close()
            sessions.kw["bind"].dispose()


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Callable[..., Up]]:
    started: list[Up] = []

    def start(*more: str, name: str = "our school", port: int | None = None) -> Up:
        started.append(Up(tmp_path / name, port or free_port(), "--sandbox", "local", *more))
        return started[-1]

    yield start
    for one in started:
        one.process.terminate()
        try:
            one.process.wait(60)
        except subprocess.TimeoutExpired:
            one.process.kill()
            one.process.wait()


def test_one_command_runs_everything_and_ctrl_c_ends_it(up):
    running = up("--demo")
    said = running.ready()
    assert f"http://127.0.0.1:{running.port}" in said
    assert demo.PASSWORD in said
    assert "LOCAL SLOTS, WITHOUT THE WALL OF A CONTAINER" in said
    with urllib.request.urlopen(f"http://127.0.0.1:{running.port}/readyz", timeout=10) as answer:
        assert answer.status == 200
    done = running.submit()
    assert (done.state, done.points) == (State.GRADED, done.max_points)

    second = up("--demo")
    assert second.process.wait(60) == 1
    assert re.search(
        rf"running\s+with\s+the\s+data\s+folder.*process\s+{running.process.pid}", second.log.read_text(), re.DOTALL
    )

    worker = next(pid for pid, command in running.family().items() if "grader worker" in command)
    os.kill(worker, signal.SIGKILL)
    running.until(lambda: "was killed by SIGKILL; starting it again" in running.log.read_text(), "nobody noticed")
    assert running.submit().state is State.GRADED

    queue = next(pid for pid, command in running.family().items() if "valkey-server" in command)
    os.kill(queue, signal.SIGKILL)
    running.until(lambda: "queue was killed by SIGKILL" in running.log.read_text(), "nobody noticed")
    assert running.submit().state is State.GRADED

    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(60) == 0
    running.until(lambda: not running.family(), f"gone, but left behind: {running.family()}")


def test_without_a_demo_it_prints_the_set_up_code_and_killed_it_leaves_nothing_behind(up):
    running = up()
    said = running.ready()
    code = re.search(r"works once:\s+(\S+)", said)
    assert code
    assert code[1] == (running.data / "setup-code").read_text().strip()
    running.process.kill()
    running.process.wait()
    running.until(lambda: not running.family(), f"gone, but left behind: {running.family()}")
    again = up(port=running.port)
    assert code[1] in again.ready()


def test_a_schools_network_is_served_by_https_and_by_plain_http(up):
    https_port = free_port()
    running = up("--lan", "--https-port", str(https_port))
    said = running.ready()
    assert f":{https_port}" in said
    assert f":{running.port}/lan" in said
    folder = running.data / "https"
    assert (folder / "authority.key").stat().st_mode & 0o777 == 0o600
    trusting = ssl.create_default_context(cafile=folder / "authority.crt")
    https = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusting))
    with https.open(f"https://127.0.0.1:{https_port}/readyz", timeout=30) as answer:
        assert answer.status == 200
    with urllib.request.urlopen(f"http://127.0.0.1:{running.port}/lan", timeout=30) as page:
        assert (
            fingerprint(x509.load_pem_x509_certificate((folder / "authority.crt").read_bytes())) in page.read().decode()
        )
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(60) == 0
    running.until(lambda: not running.family(), f"gone, but left behind: {running.family()}")


def test_a_certificate_without_its_key_or_with_another_one_is_told(up, tmp_path):
    certificate, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    certificate.write_text("no certificate")
    key.write_text("no key")
    for number, more in enumerate([["--certificate", certificate], ["--certificate", certificate, "--key", key]]):
        refused = up("--lan", "--https-port", str(free_port()), *map(str, more), name=f"school {number}")
        assert refused.process.wait(60) == 1
        told = " ".join(refused.log.read_text().split())
        assert "belong together" in told or "cannot be used" in told
        assert "Traceback" not in told
        assert not refused.data.exists()


def test_a_port_in_use_is_told_before_anything_starts(up, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = up(port=taken.getsockname()[1])
        assert refused.process.wait(60) == 1
    assert "is in use" in refused.log.read_text()
    assert "Traceback" not in refused.log.read_text()
    assert not (tmp_path / "our school").exists()


def test_a_data_folder_that_cannot_be_written_is_told(up, tmp_path):
    (tmp_path / "file").touch()
    refused = up(name="file/var")
    assert refused.process.wait(60) == 1
