"""The services of the tests are started when they are missing, used when they are there, and gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from scripts import engine, packages, postgres, steps
from scripts import test as whole

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.docker
def test_an_engine_that_answers_is_used_and_left_alone(monkeypatch):
    monkeypatch.setattr(engine, "_start", lambda _log: pytest.fail("a second engine was started"))
    with engine.running() as reason:
        assert reason is None
    assert engine.absence() is None


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A folder whose name leaves room: the kernel takes no address of a socket beyond 107 signs, and containerd's lie deep."""
    with tempfile.TemporaryDirectory(prefix="kradan-") as folder:
        yield Path(folder)


@pytest.mark.docker
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may start an engine")
def test_an_engine_that_was_started_is_ended(monkeypatch, short_path):
    # With a network of its own, or it would take the first engine's bridge away, and with mounts of its own: one that gives up
    # leaves its data folder mounted on itself, and nobody could remove that.
    apart = short_path / "dockerd"
    apart.write_text(f'#!/bin/sh\nexec unshare --net --mount {shutil.which("dockerd")} "$@"\n')
    apart.chmod(0o755)
    monkeypatch.setenv("PATH", str(short_path), prepend=os.pathsep)
    socket = f"unix://{short_path}/engine.sock"
    monkeypatch.setenv("DOCKER_HOST", socket)
    options = (
        f"--host={socket}",
        f"--data-root={short_path}/data",
        f"--exec-root={short_path}/run",
        f"--pidfile={short_path}/pid",
    )
    alone = (*options, "--bridge=none", "--iptables=false", "--ip6tables=false")
    monkeypatch.setattr(engine, "WAYS_TO_START", (("--no-such-option",), alone))
    assert engine.absence() is not None
    with engine.running() as reason:
        assert reason is None
        pid = int((short_path / "pid").read_text())
        assert Path(f"/proc/{pid}").exists()
    assert not Path(f"/proc/{pid}").exists()
    assert engine.absence() is not None


def pretended_engine(folder: Path, complaint: str, failures: int) -> str:
    """A `dockerd` that gives up with a complaint so many times, then stays; writes a line into `starts` each time."""
    program = folder / "dockerd"
    program.write_text(
        f"#!/bin/sh\necho start >> {folder}/starts\n"
        f'[ "$(wc -l < {folder}/starts)" -gt {failures} ] || {{ echo "{complaint}" >&2; exit 1; }}\n'
        f"touch {folder}/answers\nexec sleep 60\n"
    )
    program.chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("complaint", "failures", "starts", "comes"),
    [
        ("failed to start containerd: timeout waiting for containerd to start", 1, 2, True),
        ("failed to start containerd: timeout waiting for containerd to start", 9, engine.TRIES, False),
        ("failed to start daemon: no permission", 1, 1, False),
    ],
)
def test_an_engine_whose_containerd_is_slow_is_started_again(monkeypatch, tmp_path, complaint, failures, starts, comes):
    monkeypatch.setenv("PATH", pretended_engine(tmp_path, complaint, failures), prepend=os.pathsep)
    monkeypatch.setattr(engine, "WAYS_TO_START", ((),))
    monkeypatch.setattr(engine, "absence", lambda: None if (tmp_path / "answers").exists() else "not yet")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with engine.running() as reason:
        assert (reason is None) is comes, reason
        assert comes or complaint in str(reason)
    assert len((tmp_path / "starts").read_text().splitlines()) == starts


def test_without_an_engine_the_reason_is_given(monkeypatch, tmp_path):
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nothing.sock")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with engine.running() as reason:
        assert reason is not None
        assert "no Docker engine answers" in reason


@pytest.mark.postgres
def test_a_cluster_is_made_and_gone_again(tmp_path, monkeypatch):
    with postgres.cluster() as url:
        folder = Path(url.partition("host=")[2])
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            listening = connection.execute("show listen_addresses").fetchone()
            server = connection.execute("select pg_backend_pid()").fetchone()
        assert listening == ("",)
        pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    assert server is not None
    assert not folder.exists()
    assert not Path(f"/proc/{pid}").exists()


@pytest.mark.postgres
def test_a_cluster_is_gone_after_a_failure_too():
    folders = []

    def fail() -> None:
        with postgres.cluster() as url:
            folders.append(Path(url.partition("host=")[2]))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not folders[0].exists()


def test_a_missing_package_names_what_needs_it(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setitem(packages.NEEDED, "kradan-no-such-package", "this test")
    if shutil.which("dpkg-query") is None:
        pytest.skip("not Debian")
    assert packages.ensure()[-1] == "kradan-no-such-package is not installed (this test)"


def test_a_failed_step_does_not_hide_the_next_and_fails_the_whole(capfd):
    bad = steps.Step("bad", (sys.executable, "-c", "raise SystemExit(3)"), "mend it so")
    good = steps.Step("good", (sys.executable, "-c", "import os; print(os.environ['KRADAN_TEST_X'])"))
    ended = steps.run([bad, good], {"KRADAN_TEST_X": "seen"})
    assert [one.code for one in ended] == [3, 0]
    assert steps.summary(ended, ["a remark"]) == 1
    said = capfd.readouterr().out
    assert "seen" in said
    assert "mend it so" in said
    assert "a remark" in said
    assert steps.summary(ended[1:]) == 0


def test_being_told_to_end_leaves_through_every_cleanup(tmp_path):
    program = (
        "import contextlib, signal, sys, os\nfrom pathlib import Path\nfrom scripts import test\n"
        "signal.signal(signal.SIGTERM, test._end)\n"
        "with contextlib.ExitStack() as stack:\n"
        f"    stack.callback(Path({str(tmp_path)!r}, 'cleaned').touch)\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "    signal.pause()\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=30, check=False)
    assert ended.returncode == 128 + 15
    assert (tmp_path / "cleaned").exists()


def test_services_are_ended_when_preparing_fails(monkeypatch):
    ended: list[str] = []

    def prepare(services: ExitStack):
        services.callback(ended.append, "engine")
        raise postgres.PostgresError("no")

    monkeypatch.setattr(whole, "_prepare", prepare)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    with pytest.raises(postgres.PostgresError):
        whole.main([])
    assert ended == ["engine"]
