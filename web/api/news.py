"""A submission as JSON: its state, its place in the queue, and its report as the caller may see it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import url_for

from grader.access import Viewer
from grader.marking import report as reports
from grader.marking.report import Feedback, Report
from grader.marking.visibility import as_seen_by
from grader.store.submissions import report_json
from grader.submission import State, Submission
from web.db import db
from web.language.i18n import iso
from web.language.thai_lines import as_written
from web.sentences import explain, waiting


def receipt(submission: Submission) -> dict[str, Any]:
    """What needs no further look into the database."""
    return {
        "format": reports.FORMAT,
        "id": submission.id,
        "exercise": submission.exercise,
        "revision": submission.revision,
        "written_for": submission.written_for,
        "state": submission.state.value,
        "phases": _phases(submission),
        "links": {
            "self": url_for("api.get_submission", submission_id=submission.id),
            "events": url_for("api.events", submission_id=submission.id),
        },
    }


def news(submission: Submission, viewer: Viewer, *, with_report: bool = True) -> dict[str, Any]:
    """How the submission fares; `with_report` adds the report of a graded one."""
    told = receipt(submission)
    place = waiting.place_in_queue(submission)
    told["message"] = as_written(waiting.words(submission.state, place))
    if place is not None:
        told["queue"] = {
            "place": place.ahead + 1,
            "estimate_seconds": place.estimate_seconds,
            "reason": place.reason.value,
        }
    if submission.state is State.GRADED:
        told |= {"points": submission.points, "max_points": submission.max_points}
        if with_report:
            stored = report_json(db(), viewer, submission.id)
            told = _with_messages(as_seen_by(reports.from_json(stored), viewer)) | told
    return told


def _with_messages(report: Report) -> dict[str, Any]:
    """The report as JSON, each feedback with its sentence in the caller's language."""
    told = reports.to_json(report)
    for one in [told, *told["tests"]]:
        for feedback in one["feedback"]:
            feedback["message"] = as_written(explain.feedback(Feedback(feedback["code"], feedback["params"])))
    return told


def _phases(submission: Submission) -> dict[str, str]:
    """When it reached each phase that it has reached."""
    times: dict[str, datetime | None] = {
        "written": submission.written_at,
        "received": submission.received_at,
        "queued": submission.queued_at,
        "started": submission.started_at,
        "ran": submission.ran_at,
        "graded": submission.graded_at,
    }
    return {name: iso(time) for name, time in times.items() if time is not None}
