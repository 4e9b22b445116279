"""Writes secrets/ for compose.yaml, once: random keys and passwords, and the addresses that hold them.

The folder is its owner's only. The files in it are readable, since the accounts inside the containers have other numbers.
"""

from __future__ import annotations

import secrets
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "secrets"
RANDOM_BYTES = 32


def contents() -> dict[str, str]:
    """Return file name to content, new at each call; the addresses name the services of compose.yaml."""
    database, queue = secrets.token_hex(RANDOM_BYTES), secrets.token_hex(RANDOM_BYTES)
    return {
        "secret_key": secrets.token_hex(RANDOM_BYTES),
        "database_password": database,
        "database_url": f"postgresql+psycopg://kradan:{database}@postgres/kradan",
        "redis_password": queue,
        "redis_url": f"redis://:{queue}@valkey:6379/0",
    }


def write(folder: Path) -> bool:
    """Write all files, or none where the folder is there already: a running installation's keys are never replaced."""
    if folder.exists():
        return False
    folder.mkdir(mode=0o700)
    for name, content in contents().items():
        (folder / name).write_text(content, encoding="utf-8")
        (folder / name).chmod(0o444)
    return True


def main() -> int:
    """Write the folder and say so; 1 when it is there already."""
    if write(FOLDER):
        print(f"{FOLDER}: written. Keep a copy in a safe place; it is not in git.")
        return 0
    print(f"{FOLDER} is there already; nothing was changed.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
