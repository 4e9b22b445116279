"""The data folder of `kradan up`: database, queue, secrets; one `kradan up` at a time."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CODE_LETTERS = "abdefhjkmnpqrtuvwxyz234679"
"""Letters and digits that are not taken for one another."""


class DataDirError(Exception):
    """The folder cannot be used; the text says why and how to mend it."""

    is_told = True


@dataclass(frozen=True, slots=True)
class DataDir:
    """Where everything of one installation lies."""

    path: Path

    @property
    def database_url(self) -> str:
        """The address of the SQLite database."""
        return f"sqlite:///{self.path / 'kradan.db'}"

    @property
    def queue_dir(self) -> Path:
        """Where the embedded queue keeps its data."""
        return self.path / "queue"

    @property
    def secret_key_file(self) -> Path:
        """Holds the key that signs sessions."""
        return self.path / "secret-key"

    @property
    def setup_code_file(self) -> Path:
        """Holds the one-time code for the first administrator, while there is none."""
        return self.path / "setup-code"

    @property
    def https_dir(self) -> Path:
        """Where the certificates for a school's network and their keys lie."""
        return self.path / "https"

    def make_secret_key(self) -> None:
        """Make the key where there is none."""
        _write_once(self.secret_key_file, secrets.token_hex(32))

    def setup_code(self) -> str:
        """The one-time code; made where there is none."""
        letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(12))
        _write_once(self.setup_code_file, "-".join(letters[start : start + 4] for start in (0, 4, 8)))
        return self.setup_code_file.read_text(encoding="utf-8").strip()


@contextmanager
def opened(path: Path) -> Iterator[DataDir]:
    """The folder (made where missing, for this account only), held until the end. Raises DataDirError."""
    whole = path.absolute()
    try:
        whole.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(whole / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DataDirError(
            f"The data folder {whole} cannot be written: {error.strerror}. Choose another with --data DIR, or make it "
            f"yours: sudo chown -R $(id -un) '{whole}'"
        ) from error
    try:
        _take(lock, whole)
        yield DataDir(whole)
    finally:
        os.close(lock)


def _take(lock: int, whole: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(lock, 32, 0).decode("ascii", "replace").strip() or "unknown"
        raise DataDirError(
            f"Kradan is running with the data folder {whole} already (process {holder}). End that one first, or choose "
            "another folder with --data DIR and another port with --port N."
        ) from None
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode("ascii"), 0)


def _write_once(file: Path, text: str) -> None:
    """Write a secret that only this account can read; what is there already stays."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as opened_file:
        opened_file.write(text + "\n")
