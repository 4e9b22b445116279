"""What goes into a sandbox and what comes out: frozen records, units in their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sandbox.compilation import Compilation
from sandbox.drawing.shapes import Drawing
from sandbox.structure.rules import Finding, StructureCase
from sandbox.suites import SuiteResult
from sandbox.values import Value


class Outcome(StrEnum):
    """What the sandbox saw. There is no "wrong answer" here: judging is the grader's work."""

    EXITED = "exited"
    RAISED = "raised"
    SIGNALLED = "signalled"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    OUTPUT_LIMIT = "output_limit"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one case may use. Wall and CPU time count from the start of the student's code in that case."""

    wall_seconds: float = 2.0
    cpu_seconds: float = 2.0
    memory_mib: int = 128
    output_kib: int = 256
    """For standard output, for standard error, and for the encoded values, each on its own."""
    processes: int = 16
    """Processes and threads that the case may have at once."""


@dataclass(frozen=True, slots=True)
class CallCase:
    """Steps run in one namespace of the imported solution, in a process of their own.

    A step is text in the small grammar of `sandbox.expressions`: a call, a read, or `name = call`.
    """

    steps: tuple[str, ...]
    given: Mapping[str, Value] = field(default_factory=dict)
    """Names bound before the first step."""
    observe: tuple[str, ...] = ()
    """Names whose values come back after the last step."""
    limits: Limits | None = None
    """None: the limits of the request."""


@dataclass(frozen=True, slots=True)
class ProgramCase:
    """One run of the whole program as `__main__`, in a process of its own."""

    stdin: str = ""
    args: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """Text files that lie in the work folder before the run: relative path to content."""
    collect: tuple[str, ...] = ()
    """Paths whose content comes back after the run."""
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class SuiteCase:
    """An author's pytest suite, run by the judge: the student's processes are asked, and never get a file of it."""

    path: str
    """Which of the files is the suite: the only one whose tests are collected."""
    files: Mapping[str, str]
    """The suite and what lies beside it (`conftest.py`, data): relative path to content. The student's files are not in it."""
    limits: Limits | None = None
    """Of each test, and of the import. None: the limits of the request."""


Case = CallCase | ProgramCase | SuiteCase | StructureCase


@dataclass(frozen=True, slots=True)
class RunRequest:
    """One submission and the inputs to run it on. No expected value is ever in here."""

    files: Mapping[str, str]
    """The student's files: flat name to source text (any text, NUL and lone surrogates included)."""
    main: str
    """Which of the files is the solution: imported for call cases, run for program cases."""
    cases: tuple[Case, ...]
    limits: Limits = Limits()
    language: str = "python"
    stop_after_timeouts: int = 3
    """After so many cases that ran out of time the rest are `not_started`: one loop must not hold a slot for minutes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of a traceback, only of the student's own files."""

    file: str
    line: int
    function: str
    text: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception that the student's code raised."""

    type: str
    """The class's own name, such as `ValueError`."""
    bases: tuple[str, ...]
    """The names of the class and its bases, nearest first, without `object`."""
    message: str
    frames: tuple[Frame, ...] = ()
    """Outermost first; for a syntax error the one frame of the bad line (`column` tells where)."""
    column: int | None = None
    """From 1, for syntax errors."""


@dataclass(frozen=True, slots=True)
class StepResult:
    """What one step of a call case gave: a value, or the exception it raised."""

    value: Value = None
    failure: Failure | None = None
    printed: str = ""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What the sandbox saw of one case."""

    outcome: Outcome
    wall_seconds: float = 0.0
    cpu_seconds: float = 0.0
    stdout: str = ""
    """Of the whole case; bytes that are not UTF-8 are replaced; cut at the limit."""
    stderr: str = ""
    truncated: bool = False
    """True when output was cut at the limit."""
    exit_code: int | None = None
    signal: int | None = None
    failure: Failure | None = None
    """The exception behind `raised` (uncaught, at import, or of the first step that raised)."""
    steps: tuple[StepResult, ...] = ()
    """Of a call case: one for each step that ran. Empty when the import failed."""
    observed: Mapping[str, Value] = field(default_factory=dict)
    collected: Mapping[str, str | None] = field(default_factory=dict)
    """Of a program case: path to content, None where no such file was left."""
    drawing: Drawing | None = None
    """What a call or program case drew with `turtle` or `matplotlib`, also where it was stopped; None where it drew nothing."""
    findings: tuple[Finding, ...] = ()
    """Of a structure case that came to its end: one for each rule."""
    suite: SuiteResult | None = None
    """Of a suite case: its tests with their verdicts. The outcome is then that of the import, or of what was lost of it."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """The results of all cases of a request, in the request's order."""

    cases: tuple[CaseResult, ...]
    wall_seconds: float
    """From handing the request to the slot until the last case was done."""
    sandbox: str
    """`docker` or `local`."""
    image: str
    """The image's digest; for the local slot the interpreter's version."""
    compilation: Compilation | None = None
    """Where the language has one: before the first case, once. Where it failed, every case is `not_started`."""
