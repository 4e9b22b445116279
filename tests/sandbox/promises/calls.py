"""Promises about call cases: one import, and a process of its own for every case."""

from sandbox.slot import Slot
from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest
from tests.sandbox.promises.asking import SLOW, call, call_each, value

ACCOUNT = """
class Account:
    def __init__(self, balance):
        self.balance = balance
    def deposit(self, amount):
        if amount < 0:
            raise ValueError("no negative amounts")
        self.balance += amount
"""


class CallPromises:
    def test_steps_share_one_namespace(self, slot: Slot):
        result = call(slot, ACCOUNT, "a = Account(100)", "a.deposit(50)", "a.balance", "a.deposit(-1)", observe=("a",))
        assert [step.value for step in result.steps[1:3]] == [None, 150]
        assert result.outcome is Outcome.RAISED
        assert result.failure == result.steps[3].failure
        assert result.failure is not None
        assert result.failure.frames[-1].line == 7
        assert result.observed["a"].type_name == "Account"

    def test_given_values_go_in_and_observed_values_come_out(self, slot: Slot):
        given = {"xs": [3, 1, (2.5, {"ก": b"\x00"}, {1, 2}, None, True, 10**30, 1j)]}
        result = call(slot, "def f(xs):\n    xs.append(len(xs))\n", "f(xs)", given=given, observe=("xs",))
        assert result.observed["xs"] == [*given["xs"], 3]

    def test_what_one_case_changes_the_next_does_not_see(self, slot: Slot):
        source = "seen = []\ndef f(x):\n    seen.append(x)\n    return list(seen)\n"
        result = call_each(slot, source, "f(1)", "f(2)", "f(3)")
        assert [case.steps[0].value for case in result.cases] == [[1], [2], [3]]

    def test_the_solution_is_imported_once(self, slot: Slot):
        source = "import time\nimported_at = time.monotonic_ns()\ndef f(x):\n    return x, imported_at\n"
        result = call_each(slot, source, *(f"f({n})" for n in range(6)))
        values = [case.steps[0].value for case in result.cases]
        assert [x for x, _ in values] == [0, 1, 2, 3, 4, 5]
        assert len({imported_at for _, imported_at in values}) == 1

    def test_the_import_counts_towards_every_case(self, slot: Slot):
        source = "import time\ntime.sleep(0.6)\ndef f(x):\n    time.sleep(x)\n"
        cases = (CallCase(("f(0)",), limits=SLOW), CallCase(("f(0.6)",), limits=Limits(wall_seconds=1, cpu_seconds=1)))
        result = slot.run(RunRequest({"solution.py": source}, "solution.py", cases, SLOW))
        assert [case.outcome for case in result.cases] == ["exited", "timed_out"]
        assert all(case.wall_seconds >= 0.6 for case in result.cases)

    def test_a_file_opened_at_import_is_as_new_for_every_case(self, slot: Slot):
        source = "log = open('log.txt', 'a+')\ndef f(x):\n    log.write(x)\n    log.seek(0)\n    return log.read()\n"
        result = call_each(slot, source, "f('a')", "f('b')", "f('c')")
        assert [case.steps[0].value for case in result.cases] == ["a", "b", "c"]

    def test_a_thread_started_at_import_runs_in_every_case(self, slot: Slot):
        source = (
            "import queue, threading\nq, out = queue.Queue(), queue.Queue()\n"
            "def work():\n    while True:\n        out.put(q.get() * 2)\n"
            "threading.Thread(target=work, daemon=True).start()\n"
            "def f(x):\n    q.put(x)\n    return out.get(timeout=10)\n"
        )
        result = call_each(slot, source, "f(1)", "f(2)", "f(3)")
        assert [case.steps[0].value for case in result.cases] == [2, 4, 6]

    def test_a_thread_started_with_the_last_breath_of_the_import_runs_in_every_case(self, slot: Slot):
        """It may not have begun when the process looks at its own threads."""
        source = (
            "import _thread, time\nran = []\ndef work():\n    while True:\n        ran.append(1)\n        time.sleep(0.001)\n"
            "def f():\n    for _ in range(2000):\n        if ran:\n            return True\n        time.sleep(0.001)\n"
            "_thread.start_new_thread(work, ())\n"
        )
        for _ in range(5):
            cases = (CallCase(("ran.clear()", "f()")),) * 3
            result = slot.run(RunRequest({"s.py": source}, "s.py", cases, Limits(10, 10)))
            assert [case.steps[1].value for case in result.cases] == [True] * 3

    def test_a_file_that_outlives_another_opened_at_import_is_as_new_for_every_case(self, slot: Slot):
        source = (
            "with open('solution.py') as first:\n    kept = open('solution.py')\ndef f():\n    return kept.read(4)\n"
        )
        result = call_each(slot, source, "f()", "f()")
        assert [case.steps[0].value for case in result.cases] == ["with", "with"]

    def test_memory_shared_at_import_is_as_new_for_every_case(self, slot: Slot):
        source = "import mmap\nshared = mmap.mmap(-1, 4096)\ndef f():\n    shared[0] += 1\n    return shared[0]\n"
        result = call_each(slot, source, "f()", "f()", "f()")
        assert [case.steps[0].value for case in result.cases] == [1, 1, 1]

    def test_a_file_of_the_student_may_be_called_like_a_module_of_python(self, slot: Slot):
        files = {
            "solution.py": "import random\ndef f():\n    return random.twice(2)\n",
            "random.py": "def twice(n):\n    return 2 * n\n",
        }
        result = slot.run(RunRequest(files, "solution.py", (CallCase(("f()",)),) * 2))
        assert [case.steps[0].value for case in result.cases] == [4, 4]

    def test_a_case_that_breaks_its_process_leaves_the_next_alone(self, slot: Slot):
        source = "import os, signal\ndef die(n):\n    os.kill(os.getpid(), n)\ndef f():\n    return 1\n"
        result = call_each(slot, source, "f()", "die(9)", "f()", "die(11)", "f()")
        assert [case.outcome for case in result.cases] == ["exited", "signalled", "exited", "signalled", "exited"]

    def test_a_call_has_no_input(self, slot: Slot):
        failure = call(slot, "def f():\n    return input()\n", "f()").failure
        assert failure is not None
        assert failure.type == "EOFError"

    def test_programs_and_calls_may_be_mixed(self, slot: Slot):
        source = "def f(x):\n    return x + 1\nif __name__ == '__main__':\n    print(f(int(input())))\n"
        cases = (ProgramCase("1\n"), CallCase(("f(1)",)), ProgramCase("2\n"), CallCase(("f(2)",)))
        result = slot.run(RunRequest({"m.py": source}, "m.py", cases))
        assert [case.outcome for case in result.cases] == [Outcome.EXITED] * 4
        assert (result.cases[0].stdout, result.cases[2].stdout) == ("2\n", "3\n")
        assert (result.cases[1].steps[0].value, result.cases[3].steps[0].value) == (2, 3)

    def test_a_hundred_cases_are_a_hundred_results(self, slot: Slot):
        result = call_each(slot, "def f(x):\n    return x * x\n", *(f"f({n})" for n in range(100)))
        assert [case.steps[0].value for case in result.cases] == [n * n for n in range(100)]

    def test_random_numbers_differ_from_run_to_run(self, slot: Slot):
        source = "import random\ndef f():\n    return random.random()\n"
        assert value(slot, source, "f()") != value(slot, source, "f()")

    def test_recursion_without_end_is_an_exception(self, slot: Slot):
        failure = call(slot, "def f(n):\n    return f(n + 1)\n", "f(0)").failure
        assert failure is not None
        assert failure.type == "RecursionError"
