"""What alembic runs around the migrations: one transaction, one migrator at a time, and no waiting for ever."""

from __future__ import annotations

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, text

from grader.store.tables import Moment, Table

LOCK = 0x6B726164
"""The key of the advisory lock, `krad`: whoever migrates this PostgreSQL database holds it."""
LOCK_TIMEOUT = "10s"
"""For locks on tables, so that a migration gives up instead of stopping a lesson."""
ADVISORY_TIMEOUT = "120s"
"""For another migrator to end."""
STATEMENT_TIMEOUT = "60s"


def run() -> None:
    """Migrate over the connection that `upgrade` prepared."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=_render,
        transactional_ddl=True,
        compare_type=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{ADVISORY_TIMEOUT}'"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'"))
            connection.execute(text(f"SET LOCAL statement_timeout = '{STATEMENT_TIMEOUT}'"))
        context.run_migrations()


def _render(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Our own column type is written as the plain one behind it: a migration does not import today's tables."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


run()
