"""Promises about reading a source without running it."""

import pytest

from sandbox.errors import BadRequest
from sandbox.slot import Slot
from sandbox.structure.rules import Place, Rule, StructureCase
from sandbox.types import CallCase, CaseResult, Limits, Outcome, ProgramCase, RunRequest
from tests.sandbox.promises.asking import BUSY_SECONDS

LOOP = Rule("loop")
NO_SUM = Rule("call", "sum", any_name=False, forbidden=True)
SOURCE = "def total(xs):\n    for x in xs:\n        pass\n    return sum(xs)\n"


def read(slot: Slot, source: str, *rules: Rule, limits: Limits | None = None) -> CaseResult:
    case = StructureCase(rules or (LOOP,), limits=limits)
    return slot.run(RunRequest({"solution.py": source}, "solution.py", (case,))).cases[0]


class ReadingPromises:
    def test_each_rule_is_answered_with_its_place(self, slot: Slot):
        result = read(slot, SOURCE, LOOP, NO_SUM)
        assert (result.outcome, result.failure) == (Outcome.EXITED, None)
        assert [finding.met for finding in result.findings] == [True, False]
        assert [finding.places[0] for finding in result.findings] == [
            Place("solution.py", 2, 5),
            Place("solution.py", 4, 12),
        ]

    def test_nothing_of_the_student_runs_to_be_read(self, slot: Slot):
        source = "import os\nprint('here')\nopen('left', 'w')\nfor x in y:\n    pass\nos._exit(3)\n"
        result = read(slot, source)
        assert (result.outcome, result.stdout, result.exit_code) == (Outcome.EXITED, "", 0)
        assert result.findings[0].met

    def test_a_submission_cannot_change_what_is_found_in_it(self, slot: Slot):
        source = (
            "import ast, builtins, os, sys\n"
            "ast.parse = ast.walk = builtins.compile = builtins.isinstance = lambda *a, **k: True\n"
            "open('solution.py', 'w').write('while True: pass')\n"
            "def f():\n    os.kill(-1, 9)\n"
        )
        reading = StructureCase((LOOP,))
        cases = (reading, CallCase(("f()",)), reading, ProgramCase(), reading)
        result = slot.run(RunRequest({"solution.py": source}, "solution.py", cases))
        told = [case for case in result.cases if case.findings]
        assert [(case.outcome, case.findings[0].met, case.findings[0].count) for case in told] == [
            (Outcome.EXITED, False, 0)
        ] * 3

    def test_what_is_no_python_is_told_as_an_import_would_tell_it(self, slot: Slot):
        for source in ("def f(:\n", "x = 1\n  y = 2\n", "return 1\n", "x = '\0'\n", "\ud800", "é = “a”\n"):
            cases = (CallCase(("f()",)), StructureCase((LOOP,)))
            imported, found = slot.run(RunRequest({"solution.py": source}, "solution.py", cases)).cases
            assert found.outcome is imported.outcome is Outcome.RAISED
            assert found.failure == imported.failure

    @pytest.mark.parametrize(
        "source",
        [
            "(" * 100_000,
            "-" * 500_000 + "1",
            "x = " + "[" * 100_000,
            "not " * 200_000 + "x",
            "lambda: " * 50_000 + "0",
            "f'{" * 5000,
            "x" + ".y" * 200_000,
            "x" + "()" * 200_000,
            "1 + " * 100_000 + "1",
            "if x: pass\n" + "elif x: pass\n" * 5000,
            "\n".join(" " * depth + "if x:" for depth in range(3000)),
            "x = {" + "'a': 1, " * 300_000 + "}",
            "x = 1\n" * 300_000,
            "def f(): pass\n" * 50_000,
            "# " + "x" * 2_000_000,
            "x = '" + "\\N{DIGIT ONE}" * 100_000 + "'",
            "9" * 1_000_000,
        ],
        ids=lambda source: source[:12],
    )
    def test_a_bomb_for_the_parser_ends_as_a_case_of_its_own(self, slot: Slot, source: str):
        limits = Limits(wall_seconds=2, cpu_seconds=2)
        result = read(slot, source, LOOP, NO_SUM, Rule("recursion"), limits=limits)
        assert result.outcome in {
            Outcome.EXITED,
            Outcome.RAISED,
            Outcome.TIMED_OUT,
            Outcome.OUT_OF_MEMORY,
            Outcome.SIGNALLED,
        }
        assert (len(result.findings) == 3) == (result.outcome is Outcome.EXITED)
        assert result.wall_seconds < limits.wall_seconds + BUSY_SECONDS

    def test_all_files_are_read_and_only_those_of_python(self, slot: Slot):
        files = {"solution.py": "import tools\n", "tools.py": "while x: pass\n", "data.txt": "for x in y: pass ((("}
        found = slot.run(RunRequest(files, "solution.py", (StructureCase((LOOP,)),))).cases[0].findings[0]
        assert found.places == (Place("tools.py", 1, 1),)

    def test_a_word_that_no_reader_knows_is_our_own_mistake(self, slot: Slot):
        with pytest.raises(BadRequest):
            read(slot, SOURCE, Rule("loops"))
