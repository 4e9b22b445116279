"""What to say of a run that ended otherwise than by itself, and of an exception in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from signal import Signals

from grader.marking.codes import feedback
from grader.marking.readable import TOLD, cut
from grader.marking.report import Feedback
from sandbox.expressions import ExpressionError, names_read, parse
from sandbox.steps import Attribute, Node, children
from sandbox.types import CaseResult, Failure, Frame, Limits, Outcome

_NAME_ERROR = re.compile(r"name '(\w+)' is not defined")
_NO_ATTRIBUTE = re.compile(r"has no attribute '(\w+)'")
_ARGUMENTS = re.compile(r"\(\) (missing|takes|got)|takes no arguments|not callable|argument")
_DEFINED = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+([^\W\d]\w*)", re.MULTILINE)


def ending(case: CaseResult, limits: Limits) -> tuple[Feedback, ...]:
    """What to say of a run that a limit or a signal ended; nothing for one that ended by itself."""
    match case.outcome:
        case Outcome.TIMED_OUT:
            return (feedback("timed-out", seconds=_seconds(case, limits)),)
        case Outcome.OUT_OF_MEMORY:
            return (feedback("out-of-memory", mib=limits.memory_mib),)
        case Outcome.OUTPUT_LIMIT:
            return (feedback("output-limit", kib=limits.output_kib),)
        case Outcome.SIGNALLED:
            return (feedback("signalled", signal=_signal(case.signal)),)
        case Outcome.NOT_STARTED:
            return (feedback("stopped-early"),)
        case _:
            return ()


def exception(failure: Failure, files: Mapping[str, str], step: str | None = None) -> tuple[Feedback, ...]:
    """What to say of an exception; `step` is the call that was made, None for a program."""
    before = _before_the_code(failure, files, step)
    if before:
        return before
    if failure.type == "EOFError":
        return (feedback("read-past-input"), *line_of(failure, files))
    message = cut(failure.message, TOLD)
    return (feedback("raised", type=cut(failure.type, TOLD), message=message), *line_of(failure, files))


def never_entered(failure: Failure, files: Mapping[str, str], step: str) -> bool:
    """Whether the call failed before any line of the student's code ran: no such name, or other arguments."""
    return bool(_before_the_code(failure, files, step))


def syntax_error(failure: Failure | None) -> Feedback | None:
    """What to say of a file that is no Python; None when the exception is another."""
    if failure is None or "SyntaxError" not in failure.bases or len(failure.frames) != 1 or failure.column is None:
        return None
    frame = failure.frames[0]
    return feedback(
        "syntax-error",
        type=cut(failure.type, TOLD),
        message=cut(failure.message, TOLD),
        file=cut(frame.file, TOLD),
        line=frame.line,
        column=failure.column,
    )


def line_of(failure: Failure, files: Mapping[str, str]) -> tuple[Feedback, ...]:
    """The student's line where it happened, if it was in the student's code. The text is ours: it is in the file."""
    for frame in reversed(failure.frames):
        text = _source_line(frame, files)
        if text is not None:
            return (feedback("at-line", file=frame.file, line=frame.line, text=cut(text.strip(), TOLD)),)
    return ()


def _before_the_code(failure: Failure, files: Mapping[str, str], step: str | None) -> tuple[Feedback, ...]:
    if failure.frames or step is None:
        return ()
    missing = _NAME_ERROR.search(failure.message)
    if failure.type == "NameError" and missing and missing[1] in names_in(step):
        return (feedback("missing-name", name=missing[1]), *similar(missing[1], files))
    attribute = _NO_ATTRIBUTE.search(failure.message)
    if failure.type == "AttributeError" and attribute and attribute[1] in attributes_in(step):
        return (feedback("missing-attribute", name=attribute[1]), *similar(attribute[1], files))
    if failure.type == "TypeError" and _ARGUMENTS.search(failure.message):
        return (feedback("wrong-arguments", message=cut(failure.message, TOLD)),)
    return ()


def names_in(step: str) -> frozenset[str]:
    """The names that a step reads; what only stands in its texts is none."""
    try:
        return frozenset(names_read(parse(step).expression))
    except ExpressionError:
        return frozenset()


def attributes_in(step: str) -> frozenset[str]:
    """The attributes that a step asks for; what only stands in its texts is none, which a program may have seen."""
    try:
        return frozenset(_attributes(parse(step).expression))
    except ExpressionError:
        return frozenset()


def _attributes(node: Node) -> Iterator[str]:
    if isinstance(node, Attribute):
        yield node.name
    for child in children(node):
        yield from _attributes(child)


def similar(name: str, files: Mapping[str, str]) -> tuple[Feedback, ...]:
    """The student's own name that is most like a missing one."""
    defined = {found for source in files.values() for found in _DEFINED.findall(source) if len(found) <= TOLD}
    same = [other for other in sorted(defined) if other.casefold() == name.casefold() and other != name]
    near = same or get_close_matches(name, sorted(defined - {name})[:1000], n=1)
    return (feedback("similar-name", name=name, similar=near[0]),) if near else ()


def _source_line(frame: Frame, files: Mapping[str, str]) -> str | None:
    lines = files.get(frame.file, "").split("\n")
    return lines[frame.line - 1] if frame.file in files and 0 < frame.line <= len(lines) else None


def _seconds(case: CaseResult, limits: Limits) -> float:
    """The limit that was reached: the processor's when the clock had time left."""
    by_clock = case.wall_seconds >= limits.wall_seconds or case.cpu_seconds < limits.cpu_seconds
    seconds = limits.wall_seconds if by_clock else limits.cpu_seconds
    return int(seconds) if seconds == int(seconds) else seconds


def _signal(number: int | None) -> str:
    try:
        return Signals(number or 0).name
    except ValueError:
        return str(number or "?")
