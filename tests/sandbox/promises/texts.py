"""Promises about sources, input and output of every kind."""

import pytest

from sandbox.slot import Slot
from sandbox.types import Limits, Outcome, ProgramCase, RunRequest
from tests.sandbox.promises.asking import SLOW, run, value


class TextPromises:
    def test_thai_names_and_texts_work(self, slot: Slot):
        result = run(slot, "ชื่อ = input('ชื่ออะไร ')\nprint(f'สวัสดี {ชื่อ}')\n", "มานี\n")
        assert result.stdout == "ชื่ออะไร สวัสดี มานี\n"

    @pytest.mark.parametrize(
        "source",
        ["x = 1\r\nif x:\r\n    print('ok')\r\n", "\ufeffprint('ok')\n", "\ufeffprint('ok')\r\n", "print('ok')"],
    )
    def test_line_ends_and_a_byte_order_mark_are_no_matter(self, slot: Slot, source: str):
        assert run(slot, source).stdout == "ok\n"

    @pytest.mark.parametrize("source", ["print('a\0b')\n", "print('\ud800')\n"])
    def test_source_that_is_no_text_is_a_syntax_error(self, slot: Slot, source: str):
        result = run(slot, source)
        assert result.failure is not None
        assert (result.outcome, result.failure.type) == (Outcome.RAISED, "SyntaxError")

    def test_an_empty_file_is_a_program(self, slot: Slot):
        result = run(slot, "")
        assert (result.outcome, result.stdout) == (Outcome.EXITED, "")

    def test_two_megabytes_of_source_are_read(self, slot: Slot):
        source = "# ก ข ค ง จ ฉ\n" * 100_000 + "print('end')\n"
        assert len(source.encode()) > 2_000_000
        assert run(slot, source, limits=SLOW).stdout == "end\n"

    def test_output_that_is_no_text_is_replaced_never_fatal(self, slot: Slot):
        result = run(slot, "import sys\nsys.stdout.buffer.write(b'a\\xff\\xfe\\x00b')\n")
        assert (result.outcome, result.stdout) == (Outcome.EXITED, "a\ufffd\ufffd\x00b")

    def test_three_hundred_kilobytes_of_input_come_back(self, slot: Slot):
        text = "".join(f"{n} ก\n" for n in range(32_000))
        assert len(text.encode()) > 290_000
        echo = "import sys\nfor line in sys.stdin:\n    sys.stdout.write(line)\n"
        result = run(slot, echo, text, limits=Limits(wall_seconds=10, output_kib=512))
        assert result.stdout == text

    def test_input_that_nobody_reads_is_no_matter(self, slot: Slot):
        assert run(slot, "print('done')", "x" * 300_000).stdout == "done\n"

    def test_the_end_of_input_is_an_eof_error(self, slot: Slot):
        failure = run(slot, "input()\ninput()\n", "one line\n").failure
        assert failure is not None
        assert (failure.type, failure.frames[-1].line) == ("EOFError", 2)

    def test_arguments_are_passed_on(self, slot: Slot):
        result = run(slot, "import sys\nprint(sys.argv)\n", args=("--name", "ก ข"))
        assert result.stdout == "['main.py', '--name', 'ก ข']\n"

    def test_files_lie_ready_and_come_back(self, slot: Slot):
        source = "import os\nos.mkdir('out')\nopen('out/b.txt', 'w').write(open('in/a.txt').read() * 2)\n"
        result = run(slot, source, files={"in/a.txt": "กข\n"}, collect=("out/b.txt", "none.txt", "out"))
        assert result.collected == {"out/b.txt": "กข\nกข\n", "none.txt": None, "out": None}

    def test_a_file_larger_than_the_limit_comes_back_cut(self, slot: Slot):
        result = run(slot, "open('big', 'w').write('x' * 1_000_000)\n", collect=("big",))
        assert result.collected["big"] == "x" * (256 << 10)

    def test_other_files_of_the_student_can_be_imported_whatever_their_names(self, slot: Slot):
        files = {"main.py": "import statistics, sandbox\nprint(statistics.mine, sandbox.mine)\n"}
        files |= {"statistics.py": "mine = 1\n", "sandbox.py": "mine = 2\n"}
        result = slot.run(RunRequest(files, "main.py", (ProgramCase(),)))
        assert result.cases[0].stdout == "1 2\n"

    def test_an_asyncio_program_works(self, slot: Slot):
        source = (
            "import asyncio\nasync def work(n):\n    await asyncio.sleep(0.01)\n    return n * n\n"
            "async def main():\n    print(await asyncio.gather(*map(work, range(4))))\nasyncio.run(main())\n"
        )
        result = run(slot, source)
        assert (result.stdout, result.stderr) == ("[0, 1, 4, 9]\n", "")

    def test_threads_and_their_pools_work(self, slot: Slot):
        source = "from concurrent.futures import ThreadPoolExecutor\ndef f():\n    with ThreadPoolExecutor(4) as pool:\n        return list(pool.map(abs, range(-3, 3)))\n"
        assert value(slot, source, "f()") == [3, 2, 1, 0, 1, 2]

    def test_a_program_may_start_python_within_its_limits(self, slot: Slot):
        source = "import subprocess, sys\nprint(subprocess.run([sys.executable, '-c', 'print(6 * 7)'], capture_output=True, text=True).stdout)\n"
        assert run(slot, source).stdout == "42\n\n"

    def test_a_keyboard_interrupt_is_what_a_program_expects(self, slot: Slot):
        source = "import signal\ntry:\n    signal.raise_signal(signal.SIGINT)\nexcept KeyboardInterrupt:\n    print('caught')\n"
        assert run(slot, source).stdout == "caught\n"
