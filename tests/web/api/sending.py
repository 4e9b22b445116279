"""Sending to the HTTP interface in tests, and reading what it says."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

from grader.store.submissions import get_submission
from tests.web.lessons import NOW, REVISION, RIGHT, TOTAL, submission_id
from tests.web.school import School, Visitor


def body(source: str = RIGHT, **changes: Any) -> dict[str, Any]:
    """What a client sends."""
    return {
        "exercise": TOTAL,
        "files": {"solution.py": source},
        "revision": REVISION,
        "written_at": NOW.isoformat(),
        **changes,
    }


def address(number: int = 1) -> str:
    return f"/api/submissions/{submission_id(number)}"


def put(visitor: Visitor, content: Any = None, number: int = 1, **more: Any) -> TestResponse:
    return visitor.put(address(number), json=body() if content is None else content, **more)


def put_bytes(visitor: Visitor, data: bytes, number: int = 1) -> TestResponse:
    """The same with a body that need not be JSON."""
    return visitor.put(address(number), json=None, data=data, content_type="application/json")


def stored_files(school: School, number: int = 1) -> dict[str, str]:
    """The files of Malee's submission."""
    with school.session() as session:
        return dict(get_submission(session, school.viewer("malee"), submission_id(number)).files)


def error(response: TestResponse) -> Any:
    return response.json["error"] if response.json else None
