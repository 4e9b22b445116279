"""when a class was put away.

The rule for every migration: it must work with the code of the *previous* release, which is still running while this one is
applied. So adding comes first and taking away one release later: stop using a column, then drop it. A long change of data runs
as a job, not here.

Revision: 7c0a66ca1e76, after d492b9b8ec62, written 2026-11-23 19:25 UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "7c0a66ca1e76"
down_revision = "d492b9b8ec62"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this revision."""
    with op.batch_alter_table("classes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
    classes = sa.table(
        "classes", sa.column("archived", sa.Boolean()), sa.column("archived_at", sa.DateTime(timezone=True))
    )
    op.execute(sa.update(classes).where(classes.c.archived).values(archived_at=datetime.now(UTC)))


def downgrade() -> None:
    """Take this revision back."""
    with op.batch_alter_table("classes", schema=None) as batch_op:
        batch_op.drop_column("archived_at")
