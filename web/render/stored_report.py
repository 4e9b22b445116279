"""The stored result of one submission, as its viewer may see it."""

from __future__ import annotations

from grader.access import Viewer
from grader.marking.report import from_json
from grader.marking.visibility import as_seen_by
from grader.store.submissions import report_json
from grader.submission import Submission
from web.db import db
from web.language.i18n import language
from web.render.result import Result, result


def result_of(submission: Submission, viewer: Viewer) -> Result | None:
    """None while there is no report."""
    stored = report_json(db(), viewer, submission.id)
    if stored is None:
        return None
    main = next(iter(submission.files), "")
    return result(as_seen_by(from_json(stored), viewer), language(), main, submission.files)
