"""${message}.

The rule for every migration: it must work with the code of the *previous* release, which is still running while this one is
applied. So adding comes first and taking away one release later: stop using a column, then drop it. A long change of data runs
as a job, not here.

Revision: ${up_revision}, after ${down_revision or "nothing"}, written ${create_date.strftime("%Y-%m-%d %H:%M")} UTC.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Bring the database to this revision."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take this revision back."""
    ${downgrades if downgrades else "pass"}
