"""An exercise and its tests, as plain records: standard library only, since the browser loads it too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from grader.exercise.source_tests import StructureTest, StyleTest

Value = Any
"""A Python value of builtin types, as `sandbox.values` carries it."""


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in the languages it was written in: language code to text."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, language: str) -> str:
        """The text in `language`, else in Thai, else in English, else in whichever there is, else empty."""
        for wanted in (language, "th", "en"):
            if self.texts.get(wanted):
                return self.texts[wanted]
        return next(iter(self.texts.values()), "")

    def __bool__(self) -> bool:
        """Whether there is any text."""
        return any(self.texts.values())


class Compare(StrEnum):
    """How the actual is held against the expected."""

    EXACT = "exact"
    LINES = "lines"
    """Line by line; spaces at line ends and blank lines at the end do not matter. The default for text."""
    TOKENS = "tokens"
    NUMBERS = "numbers"
    UNORDERED = "unordered"
    PATTERN = "pattern"
    STRICT = "strict"
    """Values of the same type, all the way down."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a test may use; None means what the exercise says, and there, what Kradan's default is."""

    wall_seconds: float | None = None
    cpu_seconds: float | None = None
    memory_mib: int | None = None
    output_kib: int | None = None
    processes: int | None = None


@dataclass(frozen=True, slots=True)
class Returns:
    """The step gives this value."""

    value: Value
    tolerance: float | None = None
    """Absolute; None asks for `==`."""


@dataclass(frozen=True, slots=True)
class Raises:
    """The step raises an exception of this class or one derived from it."""

    type: str
    message: str | None = None
    """A part of the exception's text."""


@dataclass(frozen=True, slots=True)
class Prints:
    """The step prints this text."""

    text: str


Expectation = Returns | Raises | Prints


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a call test: text in the grammar of `sandbox.expressions`, and what it must do (all of it)."""

    source: str
    expects: tuple[Expectation, ...] = ()


@dataclass(frozen=True, slots=True)
class Draws:
    """The picture that must be drawn."""

    file: str
    """Its file in the exercise's folder."""
    picture: str = ""
    """The file's text: SVG as `sandbox.drawing.svg` writes it."""
    colors: bool = False
    """Whether colours have to be the same."""
    position: str = "same"
    """`same`, or `any` where it does not matter at which place the picture is."""
    tolerance: float = 2.0
    """How far a stroke may be from where it should be, in units of the turtle."""


@dataclass(frozen=True, slots=True)
class CallTest:
    """Calls of the student's functions and methods, in one fresh namespace."""

    steps: tuple[Step, ...]
    given: Mapping[str, Value] = field(default_factory=dict)
    then: Mapping[str, Value] = field(default_factory=dict)
    """Names of `given` with the value each must have afterwards."""
    draws: Draws | None = None


@dataclass(frozen=True, slots=True)
class ProgramTest:
    """A run of the whole program."""

    stdin: str = ""
    args: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    stdout: str | None = None
    """None: what it prints does not matter."""
    exit_code: int | None = None
    """None: 0 is asked for, unless `stdout` and `writes` are both absent."""
    writes: Mapping[str, str] = field(default_factory=dict)
    draws: Draws | None = None


@dataclass(frozen=True, slots=True)
class SuiteTest:
    """A pytest suite: each test that pytest collects in it is one test of the report, in place of this one."""

    path: str
    """The suite's file, such as `tests/test_bank.py`, in the exercise's folder."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The suite's file and everything else in its folder: path to text. Never for students."""


Kind = CallTest | ProgramTest | SuiteTest | StructureTest | StyleTest


@dataclass(frozen=True, slots=True)
class Test:
    """One case inside an exercise: what is run, what it must give and what it is worth."""

    __test__ = False  # pytest: not a class of tests

    name: str
    kind: Kind
    points: int = 1
    """0 only where findings of style are told and count for nothing. Of a suite: what all its tests are worth together, so that an exercise's maximum is known before anything ran."""
    public: bool = False
    title: LocalText = field(default_factory=LocalText)
    """What readers see instead of the name, in the languages that have one."""
    hint: LocalText = field(default_factory=LocalText)
    group: str | None = None
    after: str | None = None
    """The name of a test that must pass before this one is run."""
    compare: Compare | None = None
    """None: `lines` for text, `==` for values."""
    tolerance: float | None = None
    """Of `compare: numbers`: how far a number in the text may be off. None asks for the same number."""
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Exercise:
    """One task with its tests."""

    id: str
    """`collection/slug`."""
    revision: str
    """`sha256:` and the hash of all files that make the exercise."""
    title: LocalText
    tests: tuple[Test, ...]
    statement: LocalText = field(default_factory=LocalText)
    language: str = "python"
    main: str = "solution.py"
    """The name that a student's file takes."""
    files: tuple[str, ...] = ("solution.py",)
    """All files a student may hand in; `main` is the first."""
    starter: Mapping[str, str] = field(default_factory=dict)
    solution: Mapping[str, str] = field(default_factory=dict)
    """The reference: file name to source; empty when there is none."""
    wrong: tuple[WrongSolution, ...] = ()
    limits: Limits = Limits()
    concepts: tuple[str, ...] = ()
    curriculum: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    license: str | None = None

    @property
    def max_points(self) -> int:
        """The points of all tests together."""
        return sum(test.points for test in self.tests)


@dataclass(frozen=True, slots=True)
class WrongSolution:
    """A solution that must not earn full marks, and the tests that must catch it."""

    name: str
    files: Mapping[str, str]
    fails: tuple[str, ...] = ()
