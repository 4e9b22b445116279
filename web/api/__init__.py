"""The HTTP interface, for the scripts of the pages and for programs; described by `/api/openapi.json`."""

from __future__ import annotations

from web.api import description, drafts, events, exercises, runs, sealed, submissions, token
from web.api.blueprint import blueprint

__all__ = ["blueprint", "description", "drafts", "events", "exercises", "runs", "sealed", "submissions", "token"]
