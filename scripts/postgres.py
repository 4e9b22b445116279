"""A throw-away PostgreSQL on a unix socket, for tests: made, started, and gone again with its folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 30.0
STOP_SECONDS = 20.0
SERVER_USER = "postgres"
"""PostgreSQL refuses to run as root; Debian's package brings this account."""
UNSAFE_BUT_FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


class PostgresError(Exception):
    """PostgreSQL did not start; the text has the end of its log."""


def programs() -> Path | None:
    """Return the folder of initdb and postgres, newest version first; None when PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path and shutil.which("postgres") else None


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster of its own and give its SQLAlchemy address. Raises PostgresError."""
    bin_folder = programs()
    if bin_folder is None:
        raise PostgresError("PostgreSQL is not installed: apt-get install postgresql")
    user = SERVER_USER if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="kradan-postgres-") as name:
        folder = Path(name)
        if user is not None:
            shutil.chown(folder, user, user)
        server = _start(bin_folder, folder, user)
        try:
            _wait_until_ready(server, folder)
            yield f"postgresql+psycopg://{SERVER_USER}@/postgres?host={folder}"
        finally:
            _stop(server)


def _start(bin_folder: Path, folder: Path, user: str | None) -> subprocess.Popen[bytes]:
    data, log = folder / "data", folder / "log"
    groups: list[str] | None = None if user is None else []
    initdb: list[str | Path] = [
        bin_folder / "initdb",
        "--no-sync",
        "--auth=trust",
        f"--username={SERVER_USER}",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        data,
    ]
    made = subprocess.run(
        initdb, check=False, capture_output=True, text=True, cwd=folder, user=user, group=user, extra_groups=groups
    )
    if made.returncode != 0:
        raise PostgresError(f"initdb ended with {made.returncode}:\n{made.stderr}")
    server: list[str | Path] = [
        bin_folder / "postgres",
        "-D",
        data,
        "-k",
        folder,
        "-c",
        "listen_addresses=",
        *UNSAFE_BUT_FAST,
    ]
    with log.open("wb") as sink:
        return subprocess.Popen(
            server,
            stdout=sink,
            stderr=sink,
            cwd=folder,
            start_new_session=True,
            user=user,
            group=user,
            extra_groups=groups,
        )


def _wait_until_ready(server: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    ready = folder / "data" / "postmaster.pid"
    while not (ready.exists() and ready.read_text().rstrip().endswith("ready")):
        if server.poll() is not None or time.monotonic() > deadline:
            raise PostgresError(f"PostgreSQL did not start:\n{(folder / 'log').read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the server at once and wait for its processes; SIGINT is PostgreSQL's fast shutdown."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(STOP_SECONDS)


def _version(initdb: Path) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", initdb.parent.parent.name))
