"""Grading many submissions to one exercise: several at once, the reports in the order of the lines."""

from __future__ import annotations

import json
import traceback
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from grader.cli.batch_lines import Item
from grader.cli.slots import Slots
from grader.cli.told import told
from grader.errors import Retryable
from grader.evaluate import evaluate
from grader.exercise.model import Exercise
from grader.marking.report import to_json
from grader.submission import State

TRIES = 2
"""A slot that breaks is replaced by itself, and the submission gets one more chance."""
AHEAD = 100
"""Submissions for each slot that may wait for a slow one before them, so that memory stays bounded."""


def as_line(report: dict[str, Any]) -> bytes:
    """The report as one line of UTF-8; half a letter in an id stays what it was in JSON."""
    text = json.dumps(report, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def reports(exercise: Exercise, items: Iterable[Item], slots: Slots) -> Generator[dict[str, Any]]:
    """One report for each item, in order; an `error` with the state `stuck` where one could not be judged."""
    pending: deque[Future[dict[str, Any]]] = deque()
    with ThreadPoolExecutor(max_workers=slots.count, thread_name_prefix="grade") as pool:
        try:
            for item in items:
                pending.append(pool.submit(_report, exercise, item, slots))
                while pending and (pending[0].done() or len(pending) >= AHEAD * slots.count):
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        except BaseException:  # Ctrl-C, or whoever reads the reports has gone: nothing is worth waiting for
            pool.shutdown(wait=False, cancel_futures=True)
            slots.stop()
            raise


def _report(exercise: Exercise, item: Item, slots: Slots) -> dict[str, Any]:
    """One line of the answer. Never raises: one submission cannot end the batch."""
    if item.error is not None:
        return _not_judged(item, item.error.code, str(item.error))
    try:
        return {"id": item.id, "state": State.GRADED.value} | _graded(exercise, item, slots)
    except Retryable as error:
        return _not_judged(item, error.code, told(error))
    except Exception as error:  # noqa: BLE001 - our bug with one submission must not lose the others
        traceback.print_exc()
        return _not_judged(item, "bug", f"{type(error).__name__}: {error}")


def _graded(exercise: Exercise, item: Item, slots: Slots) -> dict[str, Any]:
    for _ in range(TRIES - 1):
        try:
            with slots.lent() as slot:
                return to_json(evaluate(exercise, item.files, slot))
        except Retryable:
            continue
    with slots.lent() as slot:
        return to_json(evaluate(exercise, item.files, slot))


def _not_judged(item: Item, code: str, message: str) -> dict[str, Any]:
    error = {"code": code, "params": {"line": item.number}, "message": message}
    return {"id": item.id, "state": State.STUCK.value, "error": error}
