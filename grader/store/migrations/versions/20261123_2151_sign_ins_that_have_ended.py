"""sign-ins that have ended.

The rule for every migration: it must work with the code of the *previous* release, which is still running while this one is
applied. So adding comes first and taking away one release later: stop using a column, then drop it. A long change of data runs
as a job, not here.

Revision: f9f14cd4ee64, after 7c0a66ca1e76, written 2026-11-23 21:51 UTC.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "f9f14cd4ee64"
down_revision = "7c0a66ca1e76"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this revision."""
    op.create_table(
        "ended_sign_ins",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("forget_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_ended_sign_ins")),
    )
    with op.batch_alter_table("ended_sign_ins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ended_sign_ins_forget_at"), ["forget_at"], unique=False)


def downgrade() -> None:
    """Take this revision back."""
    with op.batch_alter_table("ended_sign_ins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ended_sign_ins_forget_at"))
    op.drop_table("ended_sign_ins")
