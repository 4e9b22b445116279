"""What honest programs are promised, in every language beside Python."""

from pathlib import Path

import pytest

from sandbox.errors import BadRequest
from sandbox.slot import Slot
from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest
from tests.sandbox.languages import honest
from tests.sandbox.languages.honest import OTHERS, outcome, run

pytestmark = [pytest.mark.docker, pytest.mark.parametrize("language", OTHERS)]


def test_what_is_read_can_be_printed_bytes_and_all(slot: Slot, language: str):
    text = "".join(f"{n} ก\n" for n in range(20_000))
    result = outcome(slot, language, honest.ECHO[language], ProgramCase(text))
    assert (result.outcome, result.exit_code, result.stdout) == (Outcome.EXITED, 0, text)


def test_arguments_are_passed_on(slot: Slot, language: str):
    result = outcome(slot, language, honest.ARGUMENTS[language], ProgramCase(args=("--name", "ก ข", "", "*")))
    assert result.stdout == "[--name]\n[ก ข]\n[]\n[*]\n"


def test_files_lie_ready_and_come_back(slot: Slot, language: str):
    case = ProgramCase(files={"in/a.txt": "กข\n"}, collect=("out.txt", "none.txt"))
    assert outcome(slot, language, honest.COPIES[language], case).collected == {"out.txt": "กข\n", "none.txt": None}


def test_exit_code_and_standard_error_are_told(slot: Slot, language: str):
    result = outcome(slot, language, honest.ENDS_WITH_7[language])
    assert (result.outcome, result.exit_code, result.stderr, result.stdout) == (Outcome.EXITED, 7, "told", "")


def test_it_is_compiled_once_for_all_cases(slot: Slot, language: str):
    cases = [ProgramCase(f"{n}\n") for n in range(6)]
    result = run(slot, language, honest.ECHO[language], *cases)
    assert [case.stdout for case in result.cases] == [f"{n}\n" for n in range(6)]
    assert result.compilation is not None
    assert result.compilation.ok
    assert result.compilation.wall_seconds > 0


def test_one_case_leaves_nothing_to_the_next_nor_to_the_next_submission(slot: Slot, language: str):
    for _ in range(2):
        result = run(slot, language, honest.COUNTS_RUNS[language], ProgramCase(), ProgramCase(), ProgramCase())
        assert [case.stdout for case in result.cases] == ["1\n1\n"] * 3


def test_what_does_not_compile_is_told_by_line_and_nothing_runs(slot: Slot, language: str):
    result = run(slot, language, honest.MISTAKE_ON_LINE_3[language], ProgramCase(), ProgramCase())
    assert [case.outcome for case in result.cases] == [Outcome.NOT_STARTED] * 2
    assert result.compilation is not None
    assert not result.compilation.ok
    first = result.compilation.messages[0]
    assert (first.line, first.severity) == (3, "error")
    assert first.text
    assert first.column > 0


def test_an_empty_file_ends_somehow_and_soon(slot: Slot, language: str):
    result = run(slot, language, "")
    assert result.cases[0].outcome in {Outcome.EXITED, Outcome.NOT_STARTED}


def test_the_users_of_the_machine_are_not_told(slot: Slot, language: str):
    told = outcome(slot, language, honest.READS_PASSWD[language]).stdout
    own = Path("/etc/passwd").read_text(encoding="utf-8")
    assert own not in told
    assert "root:" in told  # the image's own


def test_the_least_memory_is_enough_to_start(slot: Slot, language: str):
    limits = Limits(10, 10, memory_mib=16)
    assert run(slot, language, honest.ECHO[language], ProgramCase("x\n"), limits=limits).cases[0].stdout == "x\n"


def test_functions_cannot_be_called(slot: Slot, language: str):
    asked = honest.request(language, honest.ECHO[language])
    with pytest.raises(BadRequest, match="can only be run as a program"):
        slot.run(RunRequest(asked.files, asked.main, (CallCase(("f()",)),), language=language))


@pytest.mark.parametrize("name", ["-o", "@file"])
def test_no_file_is_taken_for_an_option_of_the_compiler(slot: Slot, language: str, name: str):
    asked = honest.request(language, honest.ECHO[language])
    with pytest.raises(BadRequest, match="option"):
        slot.run(RunRequest({**asked.files, name: ""}, asked.main, asked.cases, language=language))
