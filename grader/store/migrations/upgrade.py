"""Bringing a database to the newest revision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from grader.store.session import WRITES, make_engine, sqlite_file

FOLDER = Path(__file__).parent
FILE_NAMES = "%%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d_%%(slug)s"


class NewerDatabase(Exception):
    """The database was migrated by a newer version of Kradan; the text says so."""

    is_told = True


def upgrade(url: str, revision: str = "head") -> bool:
    """Migrate the database (made where there is none); whether there was anything to do.

    Raises NewerDatabase where this version does not know the revision that the database is at.
    """
    at = current_revision(url)
    if at == newest_revision():
        return False
    if at is not None and at not in _known():
        raise NewerDatabase(
            f"The database is at revision {at}, which this version of Kradan does not know: it was upgraded by a newer one. "
            "Use that version, or restore the backup from before the upgrade."
        )
    with migrator(url) as connection:
        command.upgrade(configuration(connection), revision)
    return True


def newest_revision() -> str | None:
    """The revision that this code expects."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def current_revision(url: str) -> str | None:
    """The revision that the database is at; None for an empty one."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        return None
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return found
    finally:
        engine.dispose()


@contextmanager
def migrator(url: str) -> Iterator[Connection]:
    """A connection in one transaction that keeps other migrators out; committed at the end."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                driver = connection.connection.driver_connection
                assert driver is not None  # noqa: S101 - a connection that was just made
                driver.execute("PRAGMA foreign_keys = OFF")  # alembic copies whole tables; keys are checked again below
            with connection.execution_options(**{WRITES: True}).begin():
                yield connection
                if connection.dialect.name == "sqlite":
                    _require_whole_keys(connection)
    finally:
        engine.dispose()


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's settings; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("file_template", FILE_NAMES)
    config.set_main_option("timezone", "UTC")
    config.attributes["connection"] = connection
    return config


def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}


def _require_whole_keys(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        message = f"after the migration {len(broken)} rows point to nothing, the first in table {broken[0][0]}"
        raise RuntimeError(message)
