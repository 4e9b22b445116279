"""Promises that nothing survives a case: no file, no process, no memory, and no case disturbs the next."""

import pytest

from sandbox.slot import Slot
from sandbox.types import Outcome, ProgramCase, RunRequest
from tests.sandbox.promises.asking import SLOW, call_each, run

DAEMON = """
import os, signal, time
def daemon():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            {work}
        os._exit(0)
"""
MARK = "while True:\n                open('/tmp/mark', 'w').close(); open('mark', 'w').close(); time.sleep(0.001)"
KILL = "while True:\n                os.kill(-1, signal.SIGSTOP); os.kill(-1, signal.SIGKILL)"


MEDDLER = """
import os, time
def meddle():
    time.sleep(0.05)
    while True:
        for n in range(50):
            try:
                os.mkdir(f"d{n}")
                os.rmdir(f"d{(n + 25) % 50}")
            except OSError:
                pass
os.register_at_fork(after_in_child=meddle)
def f():
    time.sleep(0.1)
    open("x", "w").close()
    return 1
"""
"""A copy made ahead of its case meddles with the folder while that is put back after the case before."""


class ResiduePromises:
    def test_files_of_one_case_are_gone_in_the_next(self, slot: Slot):
        source = (
            "import os\nprint(sorted(os.listdir('.')), os.listdir('/tmp'))\n"
            "open('a.txt', 'w').write('x')\nopen('/tmp/b', 'w')\nos.mkdir('d')\nos.mkdir('d/e')\nos.chmod('d', 0)\nos.chmod('.', 0)\n"
        )
        result = slot.run(RunRequest({"m.py": source}, "m.py", (ProgramCase(),) * 3))
        assert [case.stdout for case in result.cases] == ["['m.py'] []\n"] * 3

    def test_files_of_one_submission_are_gone_in_the_next(self, slot: Slot):
        run(slot, "open('/tmp/left', 'w').write('x')\nopen('left', 'w')\n")
        result = run(slot, "import os\nprint(os.listdir('/tmp'), os.listdir('.'))\n")
        assert result.stdout == "[] ['main.py']\n"

    def test_a_source_changed_by_one_case_is_whole_in_the_next(self, slot: Slot):
        source = "print(len(open('m.py').read()))\nopen('m.py', 'r+').write('#')\n"
        result = slot.run(RunRequest({"m.py": source}, "m.py", (ProgramCase(),) * 2))
        assert result.cases[0].stdout == result.cases[1].stdout

    def test_files_made_by_a_call_are_gone_in_the_next_call(self, slot: Slot):
        source = (
            "import os\ndef f():\n    found = sorted(os.listdir('.'))\n    open('x', 'w').close()\n    return found\n"
        )
        result = call_each(slot, source, "f()", "f()", "f()")
        assert [case.steps[0].value for case in result.cases] == [["solution.py"]] * 3

    @pytest.mark.parametrize("work", [MARK, KILL], ids=["marks", "kills"])
    def test_a_daemon_of_one_case_is_gone_in_the_next(self, slot: Slot, work: str):
        source = (
            DAEMON.format(work=work)
            + "def look():\n    time.sleep(0.1)\n    return os.listdir('/tmp'), sorted(os.listdir('.'))\n"
        )
        result = call_each(slot, source, "look()", "daemon()", "look()", "daemon()", "look()", limits=SLOW)
        looks = result.cases[::2]
        assert [case.outcome for case in looks] == [Outcome.EXITED] * 3
        assert [case.steps[0].value for case in looks] == [([], ["solution.py"])] * 3

    @pytest.mark.parametrize("start", ["threading.Thread(target=mark, daemon=True).start()", "os.fork() or mark()"])
    def test_what_goes_on_after_its_answer_is_gone_in_the_next(self, slot: Slot, start: str):
        """Also where the next case begins while the kernel still takes the last one's memory down."""
        source = (
            "import os, threading, time\ndef mark():\n    while True:\n        open('/tmp/mark', 'w').close()\n"
            f"def go_on():\n    {start}\ndef look():\n    time.sleep(0.02)\n    return os.listdir('/tmp')\n"
        )
        result = call_each(slot, source, *["go_on()", "look()"] * 10, limits=SLOW)
        assert [case.steps[0].value for case in result.cases[1::2]] == [[]] * 10

    @pytest.mark.parametrize("number", ["SIGKILL", "SIGSTOP", "SIGTERM", "SIGINT", "SIGCHLD"])
    def test_signals_to_everyone_end_or_stop_nobody_of_the_next_case(self, slot: Slot, number: str):
        source = f"import os, signal, time\ndef shoot():\n    os.kill(-1, signal.{number})\n    return 1\ndef f():\n    return 2\n"
        result = call_each(slot, source, "shoot()", "f()", "shoot()", "f()", limits=SLOW)
        assert [case.steps[0].value for case in result.cases] == [1, 2, 1, 2]

    def test_copies_that_end_before_their_turn_cost_nobody_a_case(self, slot: Slot):
        """Each copy ends right after it has made the next: that one must not take the case in its place, unwatched."""
        source = (
            "import os\nfirst = os.getpid()\n"
            "os.register_at_fork(after_in_parent=lambda: os.getpid() == first or os._exit(1))\n"
            "def f(n):\n    return n\n"
        )
        result = call_each(slot, source, *(f"f({n})" for n in range(8)), limits=SLOW)
        assert [case.steps[0].value for case in result.cases] == list(range(8))

    def test_a_background_process_ends_with_its_program(self, slot: Slot):
        source = "import os, time\nif os.fork() == 0:\n    time.sleep(60)\nprint('parent')\n"
        result = slot.run(RunRequest({"m.py": source}, "m.py", (ProgramCase(),) * 2, SLOW))
        assert [(case.outcome, case.stdout) for case in result.cases] == [(Outcome.EXITED, "parent\n")] * 2
        assert result.wall_seconds < 10

    def test_a_copy_that_meddles_with_the_folder_does_not_stop_the_slot(self, slot: Slot):
        result = call_each(slot, MEDDLER, "f()", "f()", "f()", limits=SLOW)
        assert [case.steps[0].value for case in result.cases] == [1, 1, 1]

    def test_memory_of_one_submission_is_not_in_the_next(self, slot: Slot):
        run(
            slot,
            "import sys, builtins\nbuiltins.mark = 1\nsys.modules['marked'] = sys\nsys.path.append('marked')\nimport os\nos.environ['MARK'] = '1'\n",
        )
        source = "import sys, os, builtins\nprint(hasattr(builtins, 'mark'), 'marked' in sys.modules, 'marked' in sys.path, 'MARK' in os.environ)\n"
        assert run(slot, source).stdout == "False False False False\n"
