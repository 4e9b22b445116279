"""Promises about limits: each holds, and what stays below it is left alone."""

from sandbox.slot import Slot
from sandbox.supervisor import student
from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest
from tests.sandbox.promises.asking import BRIEF, BUSY_SECONDS, SLOW, call, run, value

THREADS = """
import threading
def most(wanted):
    gate, started = threading.Event(), 0
    try:
        for _ in range(wanted):
            threading.Thread(target=gate.wait, daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    gate.set()
    return started
"""

PROCESSES = """
import os, time
made = 0
try:
    for _ in range(40):
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)
        made += 1
except BlockingIOError:
    pass
print(made)
"""


class LimitPromises:
    def test_the_cpu_limit_ends_a_program_before_its_wall_limit(self, slot: Slot):
        limits = Limits(wall_seconds=60, cpu_seconds=0.4)
        result = slot.run(RunRequest({"m.py": "while True:\n    pass\n"}, "m.py", (ProgramCase(),), limits))
        assert result.cases[0].outcome is Outcome.TIMED_OUT
        assert 0.4 <= result.cases[0].cpu_seconds < 3  # the kernel's own limit stands at two
        assert result.wall_seconds < 60

    def test_sleeping_is_no_use_of_the_cpu(self, slot: Slot):
        result = run(slot, "import time\ntime.sleep(0.6)\n", limits=Limits(wall_seconds=20, cpu_seconds=0.5))
        assert result.outcome is Outcome.EXITED
        assert result.cpu_seconds < 0.5

    def test_memory_is_bounded_from_above_and_granted_below(self, slot: Slot):
        source = "def take(mib):\n    return len(bytes(mib << 20)) >> 20\n"
        limits = Limits(memory_mib=64)
        assert value(slot, source, "take(48)", limits=limits) == 48
        assert call(slot, source, "take(72)", limits=limits).outcome is Outcome.OUT_OF_MEMORY

    def test_shared_memory_counts_as_memory(self, slot: Slot):
        source = "import mmap\ndef take(mib):\n    mmap.mmap(-1, mib << 20)\n"
        failure = call(slot, source, "take(150)").failure
        assert failure is not None
        assert failure.message.endswith("Cannot allocate memory")

    def test_standard_output_is_cut_at_its_limit(self, slot: Slot):
        result = run(slot, "import sys\nsys.stdout.write('x' * 5000)\n", limits=Limits(output_kib=1))
        assert (result.outcome, result.stdout, result.truncated) == (Outcome.OUTPUT_LIMIT, "x" * 1024, True)

    def test_standard_error_is_cut_at_its_limit(self, slot: Slot):
        result = run(slot, "import sys\nsys.stderr.write('x' * 5000)\n", limits=Limits(output_kib=1))
        assert (result.outcome, result.stderr, result.truncated) == (Outcome.OUTPUT_LIMIT, "x" * 1024, True)

    def test_output_up_to_the_limit_is_whole(self, slot: Slot):
        result = run(slot, "import sys\nsys.stdout.write('x' * 1024)\n", limits=Limits(output_kib=1))
        assert (result.outcome, len(result.stdout), result.truncated) == (Outcome.EXITED, 1024, False)

    def test_output_without_end_ends_at_the_limit_and_not_with_the_time(self, slot: Slot):
        result = run(slot, "while True:\n    print('x' * 1_000_000)\n")
        assert (result.outcome, len(result.stdout)) == (Outcome.OUTPUT_LIMIT, 256 * 1024)

    def test_what_a_call_prints_is_cut_at_its_limit(self, slot: Slot):
        result = call(slot, "def f():\n    while True:\n        print('x' * 100)\n", "f()", limits=Limits(output_kib=4))
        assert (result.outcome, len(result.stdout), result.truncated) == (Outcome.OUTPUT_LIMIT, 4096, True)

    def test_what_a_call_prints_up_to_the_limit_is_whole(self, slot: Slot):
        source = "import sys\ndef f():\n    print('ก' * 330, end='')\n    print('é' * 500, end='', file=sys.stderr)\n    return 'ก' * 300\n"
        result = call(slot, source, "f()", limits=Limits(output_kib=1))
        assert (result.outcome, result.truncated) == (Outcome.EXITED, False)
        assert (result.stdout, result.stderr, result.steps[0].value) == ("ก" * 330, "é" * 500, "ก" * 300)

    def test_a_call_that_writes_past_python_is_cut_too(self, slot: Slot):
        source = "import os\ndef f():\n    while True:\n        os.write(1, b'x' * 1000)\n"
        result = call(slot, source, "f()", limits=Limits(output_kib=4))
        assert (result.outcome, len(result.stdout)) == (Outcome.OUTPUT_LIMIT, 4096)

    def test_a_value_larger_than_the_limit_is_too_much_output(self, slot: Slot):
        assert (
            call(slot, "def f():\n    return 'x' * 9000\n", "f()", limits=Limits(output_kib=8)).outcome
            is Outcome.OUTPUT_LIMIT
        )

    def test_each_call_has_its_own_limit_of_output_also_beside_others(self, slot: Slot):
        source = "import os\ndef f(n):\n    os.write(1, b'x' * n)\n"
        sizes, limits = (500, 3000, 3000, 500), (1, 4, 1, 1)
        cases = tuple(
            CallCase((f"f({n})",), limits=Limits(output_kib=kib)) for n, kib in zip(sizes, limits, strict=True)
        )
        result = slot.run(RunRequest({"solution.py": source}, "solution.py", cases))
        assert [len(case.stdout) for case in result.cases] == [500, 3000, 1024, 500]
        assert [case.outcome is Outcome.OUTPUT_LIMIT for case in result.cases] == [False, False, True, False]

    def test_processes_stop_at_their_limit(self, slot: Slot):
        assert run(slot, PROCESSES, limits=Limits(processes=10)).stdout == "9\n"

    def test_threads_count_as_processes(self, slot: Slot):
        assert value(slot, THREADS, "most(30)", limits=Limits(processes=6)) == 5

    def test_one_case_after_another_may_use_all_processes(self, slot: Slot):
        cases = (ProgramCase(), ProgramCase(), ProgramCase())
        result = slot.run(RunRequest({"m.py": PROCESSES}, "m.py", cases, Limits(processes=8)))
        assert [case.stdout for case in result.cases] == ["7\n", "7\n", "7\n"]

    def test_open_files_stop_at_their_limit(self, slot: Slot):
        source = "def f():\n    held = []\n    try:\n        while True:\n            held.append(open('/dev/null'))\n    except OSError as e:\n        return len(held), e.errno\n"
        count, error = value(slot, source, "f()")
        assert 50 < count < 64
        assert error == 24

    def test_files_stop_at_sixteen_mebibytes_together(self, slot: Slot):
        source = "def f():\n    n = 0\n    try:\n        for i in range(40):\n            with open(f'/tmp/{i}' if i % 2 else f'{i}', 'wb', buffering=0) as file:\n                n += file.write(bytes(1 << 20))\n    except OSError as e:\n        return n >> 20, e.errno\n"
        assert value(slot, source, "f()") == (15, 28)

    def test_one_file_stops_at_sixteen_mebibytes(self, slot: Slot):
        source = "import os\ndef f():\n    try:\n        os.truncate(os.open('a', os.O_CREAT | os.O_RDWR), 17 << 20)\n    except OSError as e:\n        return e.errno\n"
        assert value(slot, source, "f()") == 27

    def test_the_number_of_files_is_bounded(self, slot: Slot):
        source = "import os\ndef f():\n    n = 0\n    try:\n        while True:\n            os.mkdir(f'd{n}')\n            n += 1\n    except OSError as e:\n        return n, e.errno\n"
        count, error = value(slot, source, "f()")
        assert 400 < count < 512
        assert error == 28

    def test_the_results_of_a_submission_are_bounded_together(self, slot: Slot):
        """NUL bytes take six times their size on the way; a hundred cases full of them are no reason to break."""
        source = "import os\nos.write(1, bytes(1 << 18))\nos.write(2, bytes(1 << 18))\n"
        result = slot.run(RunRequest({"m.py": source}, "m.py", (ProgramCase(),) * 40, SLOW))
        assert result.cases[0].outcome is Outcome.EXITED
        assert len(result.cases[0].stdout) == 1 << 18
        assert (result.cases[-1].outcome, result.cases[-1].stdout) == (Outcome.OUTPUT_LIMIT, "")
        assert result.cases[-1].truncated

    def test_an_import_takes_no_more_time_than_its_case_has(self, slot: Slot):
        source = "import time\nopened = open('solution.py')\ntime.sleep(2)\ndef f():\n    return 1\n"
        cases = (CallCase(("f()",), limits=BRIEF), CallCase(("f()",), limits=BRIEF), CallCase(("f()",), limits=SLOW))
        result = slot.run(RunRequest({"solution.py": source}, "solution.py", cases))
        assert [case.outcome for case in result.cases] == [Outcome.TIMED_OUT, Outcome.TIMED_OUT, Outcome.EXITED]
        assert result.cases[0].wall_seconds < 2

    def test_a_large_order_that_is_not_taken_costs_no_more_than_its_case(self, slot: Slot):
        source = "import os, time\nos.register_at_fork(after_in_child=lambda: time.sleep(100))\ndef f(x):\n    return len(x)\n"
        given = {"x": "x" * 600_000}
        cases = (CallCase(("f(x)",), given=given, limits=SLOW), *(CallCase(("f(x)",), given=given),) * 5)
        result = slot.run(RunRequest({"solution.py": source}, "solution.py", cases, BRIEF))
        assert result.cases[0].steps[0].value == 600_000
        assert result.wall_seconds < 5 * student.LISTENS_WITHIN_SECONDS

    def test_a_line_that_stays_silent_costs_no_more_than_its_case(self, slot: Slot):
        """At import: say that the import is done, then go, while another process holds the line and says nothing."""
        source = (
            "import os, socket, struct, time\nif os.fork() == 0:\n    time.sleep(100)\n"
            "line = socket.socket(fileno=os.dup(3))\nline.send(struct.pack('>i', 0))\nline.recv(1 << 16)\nos._exit(0)\n"
        )
        cases = (CallCase(("f()",)),) * 6
        result = slot.run(RunRequest({"solution.py": source}, "solution.py", cases, BRIEF))
        assert result.wall_seconds < 6 * BRIEF.wall_seconds + BUSY_SECONDS
