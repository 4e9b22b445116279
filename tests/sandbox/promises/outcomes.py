"""Promises about how a run ended."""

import signal

import pytest

from sandbox.slot import Slot
from sandbox.types import CallCase, Outcome, ProgramCase, RunRequest
from tests.sandbox.promises.asking import BRIEF, BUSY_SECONDS, FAST, SLOW, call, call_each, run


class OutcomePromises:
    def test_a_program_that_ends_has_exited_with_code_0(self, slot: Slot):
        result = run(slot, "print('done')")
        assert (result.outcome, result.exit_code, result.stdout) == (Outcome.EXITED, 0, "done\n")

    @pytest.mark.parametrize(
        ("how", "code"), [("sys.exit(3)", 3), ("os._exit(7)", 7), ("sys.exit('no')", 1), ("raise SystemExit", 0)]
    )
    def test_an_exit_code_is_told(self, slot: Slot, how: str, code: int):
        result = run(slot, f"import os, sys\n{how}\n")
        assert (result.outcome, result.exit_code) == (Outcome.EXITED, code)

    def test_an_uncaught_exception_is_told_with_its_line(self, slot: Slot):
        result = run(slot, "def half(x):\n    return x / 0\n\nhalf(1)\n")
        assert result.outcome is Outcome.RAISED
        assert result.exit_code == 1
        assert result.failure is not None
        assert (result.failure.type, result.failure.message) == ("ZeroDivisionError", "division by zero")
        assert [(frame.line, frame.function) for frame in result.failure.frames] == [(4, "<module>"), (2, "half")]
        assert "ZeroDivisionError: division by zero" in result.stderr

    def test_a_syntax_error_is_told_with_its_place(self, slot: Slot):
        failure = run(slot, "x = 1\nprint('a'\n").failure
        assert failure is not None
        assert (failure.type, failure.frames[-1].line, failure.column) == ("SyntaxError", 2, 6)

    @pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGTERM, signal.SIGABRT, signal.SIGKILL])
    def test_a_signal_is_told_by_its_number(self, slot: Slot, number: signal.Signals):
        result = run(slot, f"import os\nprint('a', flush=True)\nos.kill(os.getpid(), {int(number)})\n")
        assert (result.outcome, result.signal, result.stdout) == (Outcome.SIGNALLED, number, "a\n")

    def test_a_crash_of_the_interpreter_is_a_signal(self, slot: Slot):
        assert run(slot, "import ctypes\nctypes.string_at(0)\n").signal == signal.SIGSEGV

    @pytest.mark.parametrize(
        "loop",
        [
            "while True:\n    pass\n",
            "import time\ntime.sleep(60)\n",
            "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\n",
        ],
    )
    def test_an_endless_program_times_out_at_its_limit(self, slot: Slot, loop: str):
        result = slot.run(RunRequest({"main.py": loop}, "main.py", (ProgramCase(),), BRIEF))
        assert result.cases[0].outcome is Outcome.TIMED_OUT
        assert 0.5 <= result.cases[0].wall_seconds <= result.wall_seconds < BRIEF.wall_seconds + BUSY_SECONDS

    def test_what_was_printed_before_the_time_ran_out_is_told(self, slot: Slot):
        result = run(slot, "print('on my way')\nwhile True:\n    pass\n", limits=FAST)
        assert (result.outcome, result.stdout) == (Outcome.TIMED_OUT, "on my way\n")

    def test_an_uncaught_memory_error_is_out_of_memory(self, slot: Slot):
        result = run(slot, "x = []\nwhile True:\n    x.append(bytes(1 << 20))\n")
        assert result.outcome is Outcome.OUT_OF_MEMORY
        assert result.failure is not None
        assert result.failure.frames[-1].line == 3

    def test_a_caught_memory_error_is_no_matter(self, slot: Slot):
        result = run(slot, "try:\n    x = bytes(1 << 30)\nexcept MemoryError:\n    print('too much')\n")
        assert (result.outcome, result.stdout) == (Outcome.EXITED, "too much\n")

    def test_after_too_many_timeouts_the_rest_is_not_started(self, slot: Slot):
        source = "import sys\nif input() == 'loop':\n    while True:\n        pass\nprint('fine')\n"
        cases = tuple(ProgramCase(f"{word}\n") for word in ("ok", "loop", "ok", "loop", "ok"))
        result = slot.run(RunRequest({"main.py": source}, "main.py", cases, FAST, stop_after_timeouts=2))
        assert [case.outcome for case in result.cases] == ["exited", "timed_out", "exited", "timed_out", "not_started"]

    def test_a_loop_at_import_is_charged_once(self, slot: Slot):
        result = call_each(slot, "while True:\n    pass\n", "f()", "f()", "f()", "f()", limits=FAST)
        assert {case.outcome for case in result.cases} == {Outcome.TIMED_OUT}
        assert len({(case.wall_seconds, case.cpu_seconds) for case in result.cases}) == 1

    def test_a_failed_import_is_the_failure_of_every_call_case(self, slot: Slot):
        result = call_each(slot, "x = 1\nraise KeyError('nope')\n", "f()", "g()")
        for case in result.cases:
            assert case.outcome is Outcome.RAISED
            assert case.steps == ()
            assert case.failure is not None
            assert (case.failure.type, case.failure.frames[-1].line) == ("KeyError", 2)

    def test_a_case_may_have_limits_of_its_own(self, slot: Slot):
        source = "import time\ndef nap(s):\n    time.sleep(s)\n    return s\n"
        patient = CallCase(("nap(0.6)",), limits=SLOW)
        cases = (CallCase(("nap(0.6)",)), patient, CallCase(("nap(0.6)",)))
        result = slot.run(RunRequest({"solution.py": source}, "solution.py", cases, BRIEF))
        assert [case.outcome for case in result.cases] == ["timed_out", "exited", "timed_out"]

    def test_a_call_that_ends_the_process_has_exited(self, slot: Slot):
        result = call(slot, "import os\ndef f():\n    os._exit(9)\n", "f()")
        assert (result.outcome, result.exit_code, result.steps) == (Outcome.EXITED, 9, ())
