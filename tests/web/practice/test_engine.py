"""What only the real engine can show: its own stack, its own streams, its own modules."""

from __future__ import annotations

import json
from pathlib import Path

from tests.web.practice.engine import answers

MAIN = "solution.py"

ENDS = {
    "def f(n): return f(n + 1)\nf(0)": ("raised", "RecursionError"),
    "class C:\n    def __repr__(self): return repr(self)\nrepr(C())": ("raised", "RecursionError"),
    "class C:\n    def __eq__(self, other): return self == other\nC() == C()": ("raised", "RecursionError"),
    "class C:\n    @property\n    def x(self): return self.x\nC().x": ("raised", "RecursionError"),
    "class C:\n    def __init__(self): self.c = C()\nC()": ("raised", "RecursionError"),
    "import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return n and f(n - 1)\nprint(f(50_000))": ("exited", "0\n"),
    "def f(x): return sorted([x], key=f)\nf(1)": ("raised", "RecursionError"),
    "import functools\n@functools.cache\ndef f(n): return n and f(n - 1)\nprint(f(200))": ("exited", "0\n"),
    "x = []\nfor _ in range(5000): x = [x]\nrepr(x)": ("raised", "RecursionError"),
    "eval('(' * 5000 + ')' * 5000)": ("raised", "too many nested parentheses"),
    "import os\nprint('before')\nos._exit(3)": ("exited", "before\n"),
    "print(input() + open(0).read())": ("exited", "ก\n"),
    "import sqlite3": ("raised", "No module named 'sqlite3'"),
    "import js": ("raised", "No module named 'js'"),
    "import pyodide": ("raised", "No module named 'pyodide'"),
    "import threading\nthreading.Thread(target=print).start()": ("raised", "can't start new thread"),
    "import asyncio\nasync def f(n):\n    await asyncio.sleep(n / 100)\n    print(n)\n"
    "async def main():\n    await asyncio.gather(f(2), f(1), f(3))\nasyncio.run(main())": ("exited", "1\n2\n3\n"),
    "import asyncio\nasync def f(): return input()\nloop = asyncio.new_event_loop()\n"
    "print(loop.run_until_complete(f()))\nloop.close()": ("exited", "ก\n"),
    "import turtle\nturtle.forward(9)\nprint(turtle.pos())": ("exited", "(9.00,0.00)\n"),
    "import time\ntime.sleep(0.01)\nprint(open(__file__).read()[:11])": ("exited", "import time\n"),
    "while True: print('x' * 9999)": ("output_limit", "xxx"),
    "print('well')": ("exited", "well\n"),
}
"""Programs, how they end and what is among the last that they say."""


def program(source: str, stdin: str | None = "ก\n") -> str:
    return json.dumps({"files": {MAIN: source}, "main": MAIN, "stdin": stdin})


def test_programs_end_in_the_engine_as_a_pupil_expects(built: dict[str, Path]) -> None:
    asking = "name = input('Name? ')\nprint(name)\ninput()\n"
    calls: list[list[object]] = [["run", program(source)] for source in ENDS]
    calls += [["run", program(asking, stdin=None), ["มานี"]], ["python", "sorted(set(sys.modules) ^ known) == []"]]
    *told, asked, nothing_loaded = answers(built, calls)
    for (source, (outcome, words)), one in zip(ENDS.items(), told, strict=True):
        assert one["ended"]["outcome"] == outcome, source
        assert words in "".join(text for _, text in one["said"])[-200:], source
    assert asked["asked"] == ["Name? ", ""]
    assert "".join(text for stream, text in asked["said"] if stream == "stdout") == "Name? มานี\n"
    assert (asked["ended"]["outcome"], asked["ended"]["mark"]["line"]) == ("raised", 3)
    assert nothing_loaded is True
    assert told[list(ENDS).index("import turtle\nturtle.forward(9)\nprint(turtle.pos())")]["drew"] >= 1


WRITES = """
import os, time
with open("ผล.txt", "w") as file:
    file.write("มานี")
os.mkdir("deep")
open("deep/a.bin", "wb").write(bytes([0, 255]))
open("gone.txt", "w").write("x")
os.remove("gone.txt")
open("first.txt", "w").write("y")
os.rename("first.txt", "second.txt")
print("a line", file=open("flushed.txt", "w"), flush=True)
"""


def test_what_a_program_has_written_is_known_while_it_runs_as_it_is_told_at_its_end(built: dict[str, Path]) -> None:
    [told] = answers(built, [["run", program(WRITES)]])
    assert [one["name"] for one in told["wrote"]["files"]] == ["deep/a.bin", "flushed.txt", "second.txt", "ผล.txt"]
    assert told["wrote"] == told["ended"]["left"]


def test_a_loop_that_prints_nothing_calls_javascript_where_webkit_can_end_it(built: dict[str, Path]) -> None:
    loop = "for _ in range(100_000): pass"
    before, ended, after = answers(built, [["called out"], ["run", program(loop)], ["called out"]])
    assert ended["ended"]["outcome"] == "exited"
    assert after - before > 1_000
