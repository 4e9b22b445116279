"""A whole program run for its own sake: what it prints is told at once, and what it reads is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from grader.exercise.beside import files_beside
from grader.exercise.model import Exercise, LocalText, ProgramTest, Test
from grader.marking import practice_form
from grader.marking.mark import mark
from grader.marking.report import Report
from sandbox.streams import Printed
from sandbox.told import case_result
from sandbox.types import CaseResult, Limits, ProgramCase, RunResult
from web.practice.cell import Cell
from web.practice.growing import Growing
from web.practice.program import Streams, asked, reading, told_of

Ask = Callable[[str], str | None]
Said = Callable[[str, str], object]
LIMITS = Limits(output_kib=256)
_MOST_ASKED = 500
"""Characters of what was printed before a question."""


@dataclass(frozen=True, slots=True)
class Session:
    """A program to run."""

    files: Mapping[str, str]
    main: str
    args: Sequence[str]
    stdin: str | None
    """None: each line is asked for."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """What else lies in its folder: what the exercise's public tests put there."""

    @classmethod
    def of(cls, text: str) -> Session:
        """What the page's request holds. Raises ValueError or KeyError: our bug."""
        asked_for = json.loads(text)
        exercise = asked_for.get("exercise")
        return cls(
            dict(asked_for["files"]),
            asked_for["main"],
            tuple(asked_for.get("args") or ()),
            asked_for.get("stdin"),
            files_beside(practice_form.from_json(exercise).exercise) if exercise else {},
        )

    def run(
        self,
        cell: Cell,
        ask: Ask,
        said: Said,
        drew: Callable[[str], object],
        runs: Callable[[bool], object] = lambda _runs: None,
    ) -> dict[str, Any]:
        """Run it to its end; gives what a slot would have told of it. `runs` is told when it begins and when it is over."""
        drawn: list[bytes] = []
        growing = Growing(drew)

        def draws(line: bytes) -> None:
            drawn.append(line)
            growing.add(line)

        with ExitStack() as stack:
            streams = _Telling(said)
            if self.stdin is None:

                def asks(prompt: str) -> str | None:
                    growing.show()
                    return ask(prompt)

                streams.reads(lambda: asked(asks, streams.unfinished))
            else:
                streams.reads(stack.enter_context(reading(self.stdin, cell.folder.path.with_suffix(".input"))))
            left: dict[str, Any] = {}
            furnished = cell.furnished(
                self.files, self.main, draws, self.beside, lambda folder: left.update(folder.left())
            )
            inside = stack.enter_context(furnished)
            runs(True)  # noqa: FBT003 - for a script, which has no keywords
            told = told_of(inside, streams, self.main, self.args, drawn)
            runs(False)  # noqa: FBT003
            growing.show()
        return told | {"left": left}

    def report(self, told: Mapping[str, Any]) -> Report:
        """What there is to say of it, as the report of one test that asks for nothing but a good end."""
        return self.report_of(case_result(told, ProgramCase()))

    def report_of(self, case: CaseResult) -> Report:
        """The report of what is known of it. An exit code of the program's own is no mistake."""
        kind = ProgramTest(stdin=self.stdin or "", args=tuple(self.args), exit_code=case.exit_code)
        test = Test("run", kind, public=True)
        exercise = Exercise("", "", LocalText(), (test,), main=self.main, files=tuple(self.files))
        return mark(exercise, self.files, RunResult((case,), case.wall_seconds, "practice", ""))


class _Telling(Streams):
    """Streams that tell what is printed as it is printed."""

    def __init__(self, said: Said) -> None:
        super().__init__(LIMITS, lambda: asked(lambda _prompt: None, str))
        self._line = ""
        self.stdout = _Told("stdout", "strict", said, self._note)
        self.stderr = _Told("stderr", "backslashreplace", said, lambda _text: None)

    def reads(self, stdin: Callable[[], Any]) -> None:
        """Take the standard input from here."""
        self._stdin = stdin

    def unfinished(self) -> str:
        """The line that was begun and not ended: what a program asks."""
        return self._line

    def _note(self, text: str) -> None:
        self._line = (self._line + text).rpartition("\n")[2][-_MOST_ASKED:]


class _Told(Printed):
    """What is printed to one stream, told on the way."""

    def __init__(self, name: str, errors: str, said: Said, note: Callable[[str], None]) -> None:
        super().__init__(f"<{name}>", errors, LIMITS.output_kib * 1024)
        self._called, self._said, self._note = name, said, note

    def add(self, data: bytes) -> None:
        """Keep and tell what fits. Raises OutputLimitReached when something did not."""
        try:
            super().add(data)
        finally:
            text = self.take()
            if text:
                self._note(text)
                self._said(self._called, text)
