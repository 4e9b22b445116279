"""A program ends as it would end under `python main.py`, and its traceback shows the student's lines only."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.marshalling import decode_result
from sandbox.types import CaseResult, Frame, Outcome, ProgramCase

ROOT = Path(__file__).resolve().parents[2]

DRIVER = """
import json, os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from sandbox.programs import run_program
from sandbox.sources import Sources
from sandbox.streams import open_standard_streams
folder, reply, args = Path(sys.argv[2]), sys.argv[3], sys.argv[4:]
os.chdir(folder)
open_standard_streams()
sources = Sources(json.loads(Path(reply).read_text()), folder)
sources.install()
result = run_program(sources, "main.py", args)
Path(reply).write_text(json.dumps(result))
os._exit(result["exit_code"])
"""


@dataclass(frozen=True)
class Ran:
    """What our runner and Python itself make of one program."""

    result: CaseResult
    stdout: str
    stderr: str
    code: int


@pytest.fixture
def program(tmp_path: Path):
    """Runs a program in a fresh interpreter, with nothing but the standard library."""
    folder, reply = tmp_path / "work", tmp_path / "reply.json"
    folder.mkdir()

    def run(source: str, stdin: str = "", args: tuple[str, ...] = (), files: dict[str, str] | None = None) -> Ran:
        every = {"main.py": source, **(files or {})}
        reply.write_text(json.dumps(every))
        for name, text in every.items():
            (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
        command = [sys.executable, "-I", "-S", "-c", DRIVER, str(ROOT), str(folder), str(reply), *args]
        ended = subprocess.run(command, input=stdin.encode(), capture_output=True, timeout=30, check=False)
        told = json.loads(reply.read_text())
        assert told != every, ended.stderr.decode()
        result = decode_result(told, ProgramCase())
        return Ran(result, ended.stdout.decode(), ended.stderr.decode(), ended.returncode)

    return run


def by_python(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """The same program as Python itself runs it."""
    command = [sys.executable, "-B", "main.py", *args]
    return subprocess.run(command, cwd=folder, env={}, capture_output=True, timeout=30, check=False)


def test_a_program_reads_its_input_and_arguments(program) -> None:
    ran = program("import sys\nname = input('? ')\nprint(name, sys.argv, __name__)\n", "มานี\n", ("--quiet",))
    assert ran.stdout == "? มานี ['main.py', '--quiet'] __main__\n"
    assert (ran.result.outcome, ran.result.exit_code) == (Outcome.EXITED, 0)


@pytest.mark.parametrize(
    "ending",
    [
        "sys.exit()",
        "sys.exit(None)",
        "sys.exit(3)",
        "sys.exit(True)",
        "sys.exit(-1)",
        "sys.exit(256)",
        "sys.exit(2**70)",
        "sys.exit(-2**70)",
        "sys.exit('sorry')",
        "sys.exit('เสียใจ')",
        "sys.exit(1.5)",
        "raise SystemExit",
        "raise SystemExit(1, 2)",
        "raise ValueError",
        "raise ValueError('no')",
        "raise KeyError('no')",
        "1 / 0",
        "total()",
        "raise type('Odd', (Exception,), {'__str__': lambda _: 1 / 0})",
        "sys.excepthook = lambda *_: print('hooked')\n1 / 0",
        (
            "def hook(*error):\n    while error[2]:\n        print(error[2].tb_lineno)\n        error = *error[:2], error[2].tb_next\n"
            "sys.excepthook = hook\n1 / 0"
        ),
        "sys.excepthook = lambda *_: 1 / 0\nint('x')",
        "sys.stdout.close()",
        "sys.stdout = None",
        "class C:\n    def __str__(self): 1 / 0\nsys.exit(C())",
        "import atexit\natexit.register(print, 'bye')\n1 / 0",
        "import atexit\natexit.register(sys.exit, 3)",
        "import threading\nthreading.Timer(0.01, print, ['late']).start()",
        "from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor(1)\nprint(pool.submit(int).result())",
        "import warnings\nwarnings.warn('careful')",
    ],
)
def test_it_ends_as_under_python_itself(program, tmp_path: Path, ending: str) -> None:
    ran = program(f"import sys\nprint('start')\n{ending}\n")
    python = by_python(tmp_path / "work")
    assert (ran.code, ran.stdout) == (python.returncode, python.stdout.decode())
    lines = ran.stderr.splitlines()
    assert lines[-1:] == python.stderr.decode().splitlines()[-1:]
    assert ran.result.exit_code == python.returncode


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    return g(1)\ndef g(x):\n    return x + 'a'\nf()\n",
        "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('x') from e\n",
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n    int('x')\n",
        "raise ExceptionGroup('both', [ValueError(1), TypeError(2)])\n",
        "def f(n):\n    return f(n + 1)\nf(0)\n",
        "x = 1\ny = = 2\n",
        "def f():\nreturn 1\n",
        "import helper\n",
        "ราคา = 5\nprint(ราค)\n",
        "e = ValueError('x')\ne.add_note('a note')\nraise e\n",
    ],
)
def test_a_traceback_reads_as_pythons_own(program, tmp_path: Path, source: str) -> None:
    ran = program(source, files={"helper.py": "def f(:\n"})
    assert essence(ran.stderr, tmp_path) == essence(by_python(tmp_path / "work").stderr.decode(), tmp_path)
    assert ran.code == 1
    assert ran.result.outcome is Outcome.RAISED


def essence(text: str, folder: Path) -> list[str]:
    """A traceback without what differs between files and text, and between Pythons: folders, carets, counts, suggestions."""
    plain = re.sub(r"repeated \d+|[.] Did you mean.*", "", text.replace(f"{folder}/work/", ""))
    return [line for line in plain.splitlines() if line.strip(" ^~")]


def test_the_traceback_leaves_out_the_library_and_us(program) -> None:
    ran = program("import json\njson.loads('{')\n")
    assert ran.stderr.count("File ") == 1
    assert 'File "main.py", line 2, in <module>' in ran.stderr
    assert ran.result.failure.frames == (Frame("main.py", 2, "<module>", "json.loads('{')"),)


def test_an_uncaught_memory_error_is_out_of_memory(program) -> None:
    ran = program("x = bytearray(1 << 62)\n")
    assert ran.result.outcome is Outcome.OUT_OF_MEMORY
    assert "MemoryError" in ran.stderr


def test_memory_filled_to_the_brim_can_still_be_told(program) -> None:
    source = (
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))\n"
        "def fill(kept):\n    while True:\n        kept.append([0] * 10)\nfill([])\n"
    )
    ran = program(source)
    assert ran.result.outcome is Outcome.OUT_OF_MEMORY
    assert ran.stderr.endswith("MemoryError\n")


def test_the_student_can_exit_by_name(program) -> None:
    assert program("print('a')\nexit(4)\n").code == 4
    assert program("quit()\n").code == 0


def test_other_files_are_imported_from_memory_and_written_ones_from_the_folder(program) -> None:
    source = (
        "from pathlib import Path\nPath('made.py').write_text('y = 2')\nimport helper, made\nprint(helper.x + made.y)\n"
    )
    assert program(source, files={"helper.py": "x = 1"}).stdout == "3\n"


@pytest.mark.parametrize(
    "source",
    [
        "out = open('out.txt', 'w')\nout.write('กขค')\n",
        "out = [open('out.txt', 'wb')]\nout[0].write('กขค'.encode())\nraise SystemExit(3)\n",
        "import csv\nrows = csv.writer(open('out.txt', 'w'))\nrows.writerow(['กขค'])\n1 / 0\n",
        "class Diary:\n    def __init__(self): self.out, self.me = open('out.txt', 'w+'), self\nDiary().out.write('กขค')\n",
    ],
)
def test_what_was_written_to_a_file_that_was_not_closed_is_in_it(program, tmp_path: Path, source: str) -> None:
    program(source)
    assert (tmp_path / "work" / "out.txt").read_text(encoding="utf-8").strip() == "กขค"


def test_the_folder_stays_clean_of_compiled_files(program, tmp_path: Path) -> None:
    program("import helper\n", files={"helper.py": ""})
    assert sorted(path.name for path in (tmp_path / "work").iterdir()) == ["helper.py", "main.py"]


def test_classes_of_the_program_can_be_pickled_and_inspected(program) -> None:
    source = "import inspect, pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))).__name__, inspect.getsource(A))\n"
    assert program(source).stdout == "A class A: pass\n\n"


def test_a_line_is_written_when_it_ends_and_not_only_at_the_end(program) -> None:
    ran = program("import os\nprint('first')\nos.write(1, b'second\\n')\n")
    assert ran.stdout == "first\nsecond\n"


def test_what_runs_in_a_slot_and_in_the_browser_needs_the_standard_library_only() -> None:
    source = (
        "import sys; sys.path.insert(0, sys.argv[1]); import sandbox.cases, sandbox.programs, sandbox.marshalling\n"
        "print(*{name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names - {'__main__', 'sandbox'})"
    )
    command = [sys.executable, "-I", "-S", "-c", source, str(ROOT)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "\n"
