"""`python -m grader.store.migrations.write 'what changes'`: a new migration with what the models have and a database has not."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command

from grader.store.migrations.upgrade import configuration, migrator, upgrade


def write(what_changes: str) -> None:
    """Write the file into `versions/`; read it over before it is committed."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder)}/empty.db"
        upgrade(url)
        with migrator(url) as connection:
            command.revision(configuration(connection), message=what_changes, autogenerate=True)


if __name__ == "__main__":
    write(" ".join(sys.argv[1:]) or sys.exit("say what changes"))
