"""What a program in another language wrote when it died of its own mistake: the exception, and the student's lines in it.

The student's program may write the same without dying: then its exit code or signal does not fit, or it spoils only its own result.
"""

from __future__ import annotations

import re
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

from sandbox.types import CaseResult, Failure, Frame, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_LOOKED_AT_CHARACTERS = 1 << 15
"""Of what was written to standard error, the last."""

_MOST_FRAMES = 20
_MOST_MESSAGE = 1000

_FAILED = 1
_JAVA_OUT_OF_MEMORY = 3
_JAVA_THROWN = re.compile(r'Exception in thread "[^"\n]{0,100}" ([\w.$]{1,200})(?:: (.*))?')
_JAVA_FRAME = re.compile(r"\s+at (?:[\w.@-]+/)?([\w.$<>]{1,300})\(([^():\n]{1,100}):(\d{1,9})\)")
_NODE_FRAME = re.compile(
    r"\s+at (?:(?:async )?([^()\n]{1,200}) )?\(?(?:file://)?/work/([^():\n]{1,100}):(\d{1,9}):\d{1,9}\)?"
)
_NODE_PLACE = re.compile(r"(?:file://)?/work/([^:\n]{1,100}):(\d{1,9})")
_NODE_THROWN = re.compile(r"(?:Uncaught )?([A-Z]\w{0,100})(?: \[\w+\])?(?:: (.*))?")
_NODE_END = "Node.js v"
_NODE_HEAP = "JavaScript heap out of memory"
_CPP_THROWN = re.compile(r"terminate called after throwing an instance of '([^'\n]{1,200})'")
_CPP_WHAT = re.compile(r"  what\(\):  (.*)")


def understood(case: CaseResult, language: str, files: Mapping[str, str]) -> CaseResult:
    """The result, as `raised` or `out_of_memory` where the program ended in a way that says so."""
    reader = _READERS.get(language)
    return reader(case, case.stderr[-_LOOKED_AT_CHARACTERS:].splitlines(), files) if reader else case


def _java(case: CaseResult, lines: list[str], files: Mapping[str, str]) -> CaseResult:
    if case.exit_code == _JAVA_OUT_OF_MEMORY and any("java.lang.OutOfMemoryError" in line for line in lines):
        return replace(case, outcome=Outcome.OUT_OF_MEMORY)
    thrown = next(((at, match) for at, line in enumerate(lines) if (match := _JAVA_THROWN.match(line))), None)
    if case.exit_code != _FAILED or thrown is None:
        return case
    at, match = thrown
    name = match[1].rpartition(".")[2]
    trace = lines[at + 1 :]
    found = [
        Frame(frame[2], int(frame[3]), frame[1], _line(files, frame[2], int(frame[3])))
        for line in trace
        if (frame := _JAVA_FRAME.match(line)) and frame[2] in files
    ]
    if name == "OutOfMemoryError" and "thread" not in (match[2] or ""):
        return replace(case, outcome=Outcome.OUT_OF_MEMORY)
    return _raised(case, name, match[2] or "", found)


def _node(case: CaseResult, lines: list[str], files: Mapping[str, str]) -> CaseResult:
    if case.signal == signal.SIGABRT and any(_NODE_HEAP in line for line in lines):
        return replace(case, outcome=Outcome.OUT_OF_MEMORY)
    if case.exit_code != _FAILED or not any(line.startswith(_NODE_END) for line in lines[-1:]):
        return case
    frames = [
        Frame(frame[2], int(frame[3]), frame[1] or "", _line(files, frame[2], int(frame[3])))
        for line in lines
        if (frame := _NODE_FRAME.match(line)) and frame[2] in files
    ]
    place = next((match for line in lines if (match := _NODE_PLACE.fullmatch(line)) and match[1] in files), None)
    if not frames and place:
        frames = [Frame(place[1], int(place[2]), "", _line(files, place[1], int(place[2])))]
    carets = [at for at, line in enumerate(lines) if "^" in line and set(line) <= {" ", "\t", "^"}]
    told = next((line for line in lines[carets[-1] + 1 :] if line.strip()), "") if carets else ""
    match = _NODE_THROWN.fullmatch(told)
    return _raised(case, match[1], match[2] or "", frames) if match else _raised(case, "Error", told, frames)


def _native(case: CaseResult, lines: list[str], _files: Mapping[str, str]) -> CaseResult:
    thrown = next((match for line in lines if (match := _CPP_THROWN.match(line))), None)
    if case.signal != signal.SIGABRT or thrown is None:
        return case
    if thrown[1] in {"std::bad_alloc", "std::bad_array_new_length"}:
        return replace(case, outcome=Outcome.OUT_OF_MEMORY)
    what = next((match[1] for line in lines if (match := _CPP_WHAT.match(line))), "")
    return _raised(case, thrown[1], what, [])


_READERS: Mapping[str, Callable[[CaseResult, list[str], Mapping[str, str]], CaseResult]] = {
    "java": _java,
    "javascript": _node,
    "cpp": _native,
}


def _raised(case: CaseResult, name: str, message: str, innermost_first: Iterable[Frame]) -> CaseResult:
    frames = tuple(reversed(list(innermost_first)[:_MOST_FRAMES]))
    return replace(case, outcome=Outcome.RAISED, failure=Failure(name, (name,), message[:_MOST_MESSAGE], frames))


def _line(files: Mapping[str, str], name: str, number: int) -> str:
    lines = files[name].split("\n")
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""
