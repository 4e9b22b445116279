"""Running a program without a mark, in a real local slot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from grader.errors import Retryable
from grader.exercise.model import Exercise, Limits, LocalText, ProgramTest, Test
from grader.left_files import LeftFile
from grader.run_program import MOST_WALL_SECONDS, RunReport, from_json, longest_seconds, run_program, to_json
from sandbox.contract import Sandbox
from sandbox.errors import SandboxUnavailable
from sandbox.open_slot import open_slot
from tests.grader.scene import exercise
from tests.grader.scripted import Scripted, raises

DOUBLE = exercise()


@pytest.fixture(scope="module")
def slot() -> Iterator[Sandbox]:
    opened = open_slot("local")
    yield opened
    opened.close()


def run(slot: Sandbox, source: str, stdin: str = "", of: Exercise = DOUBLE) -> RunReport:
    report = run_program(of, {of.main: source}, stdin, slot)
    assert from_json(json.loads(json.dumps(to_json(report)))) == report
    return report


def codes(report: RunReport) -> list[str]:
    return [one.code for one in report.feedback]


def test_what_it_printed_is_told(slot):
    report = run(slot, "name = input('Who? ')\nprint('สวัสดี', name)\n", "มานี\n")
    assert (report.outcome, report.exit_code) == ("exited", 0)
    assert report.stdout == "Who? สวัสดี มานี\n"
    assert not report.cut
    assert report.feedback == ()
    assert report.wall_seconds > 0


def test_an_exit_code_of_its_own_is_no_mistake(slot):
    report = run(slot, "import sys\nsys.exit(3)\n")
    assert (report.outcome, report.exit_code, codes(report)) == ("exited", 3, [])


def test_an_exception_is_explained_with_its_line_and_its_traceback(slot):
    report = run(slot, "x = 0\nprint(1 / x)\n")
    assert (report.outcome, codes(report)) == ("raised", ["raised", "at-line"])
    assert report.feedback[1].params["line"] == 2
    assert "ZeroDivisionError" in report.stderr


def test_code_that_is_no_python_is_explained(slot):
    report = run(slot, "print('hello'\n")
    assert codes(report) == ["syntax-error"]


def test_reading_more_than_was_typed_is_explained(slot):
    assert codes(run(slot, "input()\ninput()\n", "one\n"))[0] == "read-past-input"


def test_an_endless_loop_ends_at_the_limit_of_the_exercise(slot):
    short = replace(DOUBLE, limits=Limits(wall_seconds=10, cpu_seconds=0.3))
    report = run(slot, "print('begun', flush=True)\nwhile True: pass\n", of=short)
    assert (report.outcome, codes(report), report.stdout) == ("timed_out", ["timed-out"], "begun\n")


def test_a_program_that_ran_out_of_time_leaves_the_files_that_it_had_written(slot):
    short = replace(DOUBLE, limits=Limits(wall_seconds=10, cpu_seconds=0.3))
    source = "with open('half.txt', 'w') as file:\n    file.write('so far')\nwhile True: pass\n"
    report = run(slot, source, of=short)
    assert (report.outcome, report.left) == ("timed_out", (LeftFile("half.txt", "so far"),))


def test_a_flood_is_cut_and_says_so(slot):
    report = run(slot, "while True: print('x' * 1000)\n")
    assert report.cut
    assert codes(report) == ["output-limit"]
    assert len(report.stdout) <= 256 * 1024


def test_a_drawing_comes_as_a_picture(slot):
    report = run(slot, "import turtle\nturtle.forward(50)\n")
    assert report.drawing is not None
    assert report.drawing.startswith("<svg")


def test_files_of_public_tests_lie_beside_the_program_and_those_of_hidden_tests_do_not(slot):
    tests = (
        Test("shown", ProgramTest(files={"scores.csv": "a,1\n", "both.txt": "public"}), public=True),
        Test("second", ProgramTest(files={"both.txt": "second"}), public=True),
        Test("hidden", ProgramTest(files={"secret.csv": "b,2\n", "both.txt": "hidden"})),
    )
    source = "import os\nprint(open('scores.csv').read(), open('both.txt').read(), os.path.exists('secret.csv'))\n"
    assert run(slot, source, of=replace(DOUBLE, tests=tests)).stdout == "a,1\n public False\n"


def test_only_the_files_of_the_exercise_are_run(slot):
    files = {"solution.py": "import os\nprint(sorted(os.listdir()))\n", "other.py": "x"}
    assert "other.py" not in run_program(DOUBLE, files, "", slot).stdout


def test_no_exercise_makes_a_person_wait_for_long():
    long = replace(DOUBLE, limits=Limits(wall_seconds=60))
    assert longest_seconds(long) == MOST_WALL_SECONDS
    box = Scripted(values=[None])
    run_program(long, {"solution.py": ""}, "", box)
    assert box.requests[0].limits.wall_seconds == MOST_WALL_SECONDS


def test_a_compiler_has_its_time_too():
    c = Exercise(id="c/x", revision="1", title=LocalText({"en": "x"}), tests=(), language="c")
    assert longest_seconds(c) > longest_seconds(DOUBLE)


def test_without_a_slot_it_can_be_tried_again():
    with pytest.raises(Retryable):
        run_program(DOUBLE, {"solution.py": ""}, "", Scripted(meanwhile=raises(SandboxUnavailable("gone"))))


def test_the_files_that_it_wrote_are_told_and_those_that_it_only_reads_are_not(slot):
    kind = ProgramTest(stdout="", files={"in.txt": "1\n", "log.txt": "a\n"})
    of = replace(DOUBLE, tests=(Test("t", kind, public=True),))
    source = "open('in.txt').read()\nopen('log.txt', 'a').write('b\\n')\nout = open('ผล.csv', 'w')\nout.write('มานี')\n"
    assert [(one.name, one.text) for one in run(slot, source, of=of).left] == [("log.txt", "a\nb\n"), ("ผล.csv", "มานี")]
