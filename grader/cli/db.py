"""`kradan db`: the database's tables."""

from __future__ import annotations

import click

from grader.cli.settings import data_option, found_settings


@click.group("db")
def command() -> None:
    """The database: upgrade it to this version."""


@command.command("upgrade")
@data_option
def upgrade(data: str | None) -> None:
    """Bring the database to this version of Kradan, making it where there is none.

    Run it before the new version's web server and workers start; the old ones may go on meanwhile. One process migrates at a
    time, and gives up rather than stop a lesson.

    \b
    In production:           KRADAN_DATABASE_URL=postgresql://… kradan db upgrade
    Of a `kradan up` here:   kradan db upgrade --data var
    """
    from grader.store.migrations.upgrade import newest_revision  # noqa: PLC0415 - alembic is loaded only to migrate
    from grader.store.migrations.upgrade import upgrade as migrate  # noqa: PLC0415 - the same

    settings = found_settings(data)
    done = migrate(settings.database_url)
    print(f"The database is at {newest_revision()}" + ("." if done else " already."))


@command.command("check")
def check() -> int:
    """Ask whether this version's tables and its migrations agree (for contributors; `make db-check`)."""
    from grader.store.migrations import check as checking  # noqa: PLC0415 - alembic is loaded only to migrate

    return checking.main()
