"""`make db-check`: upgrade an empty database to the newest revision and ask whether models and migrations agree."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.util.exc import CommandError

from grader.store.migrations.upgrade import configuration, migrator, upgrade


def differences(url: str) -> str:
    """What the models have and the migrations do not, as text; empty when they agree. The database should be empty."""
    upgrade(url)
    with migrator(url) as connection:
        try:
            command.check(configuration(connection))
        except CommandError as error:
            return str(error)
    return ""


def main() -> int:
    """Check on a throw-away SQLite file and, where `KRADAN_TEST_POSTGRES_URL` names an empty database, there too."""
    with tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{Path(folder)}/empty.db"]
        urls += [url for url in (os.environ.get("KRADAN_TEST_POSTGRES_URL"),) if url]
        told = [text for text in map(differences, urls) if text]
    if told:
        sys.stderr.write(
            "\n".join(told) + "\nWrite a migration: python -m grader.store.migrations.write 'what changes'\n"
        )
        return 1
    sys.stdout.write("models and migrations agree\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
