"""The desk, asked by a page, in a Python that has nothing but the bundle and the standard library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.exercise.model import CallTest, Exercise, Limits, LocalText, Raises, Step, Test
from grader.exercise.source_tests import StructureTest
from grader.marking.practice_form import Elsewhere, PracticeForm, to_json
from sandbox.structure.rules import Rule
from tests.web.practice.asking import MAIN, call, exercise, printed, program, run, told
from tests.web.practice.page import Page, Stuck

# --- tests of an exercise


def test_a_right_program_is_told_to_be_submitted_and_never_that_all_is_well(page: Page) -> None:
    verdict = told(page, "def f():\n    return 1\n", call("f()"))
    assert (verdict["points"], verdict["max_points"], verdict["mark"]) == (1, 1, None)
    assert verdict["sentence"] == "All that can be tried here passes. Submit your code for its mark."
    assert "Practice" in verdict["html"]
    assert "points--mark" not in verdict["html"]


def test_a_wrong_one_is_told_what_was_expected(page: Page) -> None:
    verdict = told(page, "def f():\n    return '<b>'\n", call("f()", "<i>"))
    assert verdict["points"] == 0
    assert "&lt;b&gt;" in verdict["html"].replace("<mark>", "").replace("</mark>", "")
    assert "<i>" not in verdict["html"]


def test_the_line_to_look_at_goes_to_the_editor(page: Page) -> None:
    verdict = told(page, "x = 1\ndef f(:\n", call("f()"))
    assert (verdict["mark"]["file"], verdict["mark"]["line"]) == (MAIN, 2)
    assert verdict["mark"]["words"]


def test_what_only_the_server_tries_is_named(page: Page) -> None:
    form = PracticeForm(Exercise("a/b", "", LocalText(), (call("f()"),)), (Elsewhere("easy to <read>"),))
    verdict = page.try_tests(to_json(form), {MAIN: "def f():\n    return 1\n"})
    assert "Tried on the server only: easy to &lt;read&gt;" in verdict["html"]


def test_an_exercise_without_anything_to_try_says_so(page: Page) -> None:
    verdict = page.try_tests(to_json(PracticeForm(Exercise("a/b", "", LocalText(), ()))), {MAIN: ""})
    assert verdict["max_points"] == 0
    assert verdict["sentence"].startswith("The tests of this exercise run on the server.")


def test_the_page_is_told_what_each_case_may_use(page: Page) -> None:
    tests = call("f()"), call("g()", limits=Limits(wall_seconds=0.5, memory_mib=64))
    asked = json.dumps({"exercise": exercise(*tests, limits=Limits(wall_seconds=3)), "files": {MAIN: ""}})
    assert page.call("cases", asked) == {
        "count": 2,
        "calls": [True, True],
        "seconds": [3, 0.5],
        "memory_mib": [128, 64],
        "stop_after_timeouts": 3,
    }


def test_a_program_reads_its_input_its_arguments_and_its_files_and_leaves_its_own(page: Page) -> None:
    source = "import sys\nopen('out', 'w').write(sys.argv[1] + open('in').read() + sys.stdin.read())\n"
    test = program("", "ก\nข\n", args=("-x",), files={"in": "y"}, writes={"out": "-xyก\nข\n"})
    assert told(page, source, test)["points"] == 1
    assert told(page, source.replace("sys.stdin", "open(0)"), test)["points"] == 1


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("print('x' * 10**6)\nprint('more')", "output_limit"),
        ("import os\nos._exit(3)", "exited"),
        ("import sys\nsys.exit(3)", "exited"),
        ("raise MemoryError", "out_of_memory"),
        ("def f(): f()\nf()", "raised"),
        ("class C:\n    def __repr__(self): return repr(self)\nrepr(C())", "raised"),
        ("x = []\nfor _ in range(10**5): x = [x]\nrepr(x)", "raised"),
        ("raise KeyboardInterrupt", "raised"),
        ("1 +", "raised"),
    ],
)
def test_every_end_of_a_program_has_its_name(page: Page, source: str, outcome: str) -> None:
    assert run(page, source, stdin="")["outcome"] == outcome
    assert run(page, "print('well')", stdin="")["outcome"] == "exited"


def test_a_test_that_never_ends_costs_only_itself(page: Page) -> None:
    tests = call("f(1)"), call("f(2)")
    source = "def f(x):\n    while x == 1:\n        pass\n    return 1\n"
    verdict = told(page, source, *tests, limits=Limits(wall_seconds=0.5))
    assert (verdict["points"], verdict["max_points"]) == (1, 2)
    assert "limit of 0.5 s" in verdict["html"]


@pytest.mark.parametrize("outcome", ["gave_way", "out_of_memory", "timed_out", "not_started"])
def test_the_page_can_tell_what_became_of_a_case(page: Page, outcome: str) -> None:
    asked = {"exercise": exercise(call("f(1)")), "files": {MAIN: ""}}
    verdict = page.call("judge", json.dumps(asked), json.dumps([{"outcome": outcome}]))
    assert verdict["points"] == 0
    assert verdict["sentence"]


# --- one case does not disturb the next

SPOILERS = {
    "builtins": "import builtins\nbuiltins.len = lambda x: 7\ndel builtins.sum",
    "a module": "import math\nmath.pi = 3",
    "a function of a module": "import json\njson.dumps = json.loads = None",
    "a class of the library": "import random\nrandom.Random.randint = lambda *a: 9",
    "a list of the library": "import keyword, string\nkeyword.kwlist.clear()",
    "a new module": "import sys\nsys.modules['helper'] = sys.modules['math']",
    "the streams": "import sys\nsys.stdout = sys.stderr = sys.stdin = None",
    "the recursion limit": "import sys\nsys.setrecursionlimit(60)",
    "the import system": "import sys\nsys.meta_path.clear()\nsys.path.clear()\nsys.path_hooks.clear()",
    "what is loaded": "import sys\nsys.modules.clear()",
    "the environment": "import os\nos.environ.clear()\nos.environ['A'] = 'b'",
    "the folder": "import os\nos.mkdir('x')\nos.chdir('x')\nopen('f', 'w').write('left')",
    "decimal": "import decimal\ndecimal.getcontext().prec = 2",
    "a trace": "import sys\nsys.settrace(lambda *a: None)\nsys.setprofile(lambda *a: None)",
    "an exit handler": "import atexit\natexit.register(print, 'late')",
    "the hook": "import sys\nsys.excepthook = lambda *a: print('mine')",
    "the seed": "import random\nrandom.seed(1)\nrandom.seed = lambda *a: None",
    "warnings": "import warnings\nwarnings.simplefilter('error')",
    "garbage": "import gc\ngc.disable()\ngc.callbacks.append(lambda *a: None)",
    "turtle": "import turtle\nturtle.Turtle.forward = None\nturtle.register_shape('x', ((0, 0), (1, 1), (0, 1)))",
    "types": "import enum, collections\ncollections.OrderedDict.popitem = None\nenum.Enum.name = 3",
    "os": "import os\nos.listdir = os.getcwd = os.open = os.dup2 = os.chdir = None",
}
PROBE = """\
import atexit, collections, decimal, enum, gc, json, keyword, math, os, random, string, sys, turtle, warnings

def probe():
    turtle.forward(1)
    warnings.warn("harmless", stacklevel=1)
    return [
        len("ab"), sum([1]), math.pi > 3.1, json.dumps(1), random.randint(1, 1), len(keyword.kwlist) > 30,
        "helper" in sys.modules, sys.getrecursionlimit(), "A" in os.environ, bool(os.environ), os.listdir(),
        str(decimal.Decimal(1) / 3), sys.gettrace(), sys.getprofile(), sys.excepthook is sys.__excepthook__,
        gc.isenabled(), len(gc.callbacks), enum.Enum("E", "a").a.name, [*collections.OrderedDict(a=1).items()],
        turtle.getshapes().count("x"), random.random() != 0.13436424411240122,
    ]
"""  # fmt: skip
RIGHT = [
    2, 1, True, "1", 1, True, False, 1000, False, True, ["solution.py"], "0.3333333333333333333333333333", None, None, True,
    True, 0, "a", [("a", 1)], 0, True,
]  # fmt: skip


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_what_one_program_breaks_is_whole_for_the_next(page: Page, spoiler: str) -> None:
    asked = {"exercise": exercise(call("f()")), "files": {MAIN: f"{SPOILERS[spoiler]}\ndef f(): return 1\n"}}
    page.call("run_case", json.dumps(asked), 0)
    run(page, SPOILERS[spoiler], stdin="")
    probe = {"exercise": exercise(call("probe()", RIGHT)), "files": {MAIN: PROBE}}
    result = page.call("run_case", json.dumps(probe), 0)
    verdict = page.call("judge", json.dumps(probe), json.dumps([json.dumps(result)]))
    assert verdict["points"] == 1, verdict["html"]


def test_nothing_is_loaded_that_was_not_there_when_it_was_made_ready(page: Page) -> None:
    tests = call("f()", 2), program("1\n"), Test("loop", StructureTest((Rule("loop"),)), public=True)
    for source in ("import turtle\ndef f():\n    raise ValueError\n", "def f(:"):
        told(page, source, *tests)
        run(page, source, stdin="")
    assert page.call("modules") == []


@pytest.mark.parametrize("name", ["web", "grader.marking", "sandbox.cases", "jinja2", "markupsafe", "js", "pyodide"])
def test_what_is_ours_is_not_there_for_a_program(page: Page, name: str) -> None:
    source = f"def f():\n    import {name}\n"
    test = Test(
        "f()", CallTest((Step("f()", (Raises("ModuleNotFoundError", f"'{name.partition('.')[0]}'"),)),)), public=True
    )
    assert told(page, source, test)["points"] == 1


def test_a_program_may_call_its_files_as_ours_and_pythons_are_called(page: Page) -> None:
    files = {MAIN: "import web, random\nprint(web.x, random.x)\n", "web.py": "x = 1\n", "random.py": "x = 2\n"}
    for _ in range(2):
        run(page, "", files=files, stdin="")
        assert printed(page) == "1 2\n"


# --- a program run for its own sake


def test_what_is_printed_is_told_and_what_is_read_is_asked_for(page: Page) -> None:
    ended = run(page, "name = input('Name? ')\nprint('Hello', name)\nage = int(input())\nprint(age + 1)\n", "มานี", "9")
    assert [event["asks"] for event in page.events if "asks" in event] == ["Name? ", ""]
    assert printed(page) == "Name? Hello มานี\n10\n"
    assert (ended["outcome"], ended["html"], ended["cut"], ended["mark"]) == ("exited", "", False, None)


def test_the_end_of_the_input_is_an_eof_error_and_explained(page: Page) -> None:
    ended = run(page, "input()\ninput()\n", "one", None)
    assert ended["outcome"] == "raised"
    assert ended["mark"]["line"] == 2
    assert "EOFError" in printed(page, "stderr")
    assert ended["html"]


def test_a_flood_is_cut_and_said_to_be(page: Page) -> None:
    ended = run(page, "while True: print('x' * 1000)\n", stdin="")
    assert (ended["outcome"], ended["cut"]) == ("output_limit", True)
    assert len(printed(page)) == 256 * 1024
    assert "KiB" in ended["html"]


def test_a_drawing_is_shown_while_it_grows(page: Page) -> None:
    run(page, "import turtle\nturtle.forward(50)\ninput()\nturtle.left(90)\nturtle.forward(50)\n", "go")
    kinds = [next(iter(event)) for event in page.events if "said" not in event]
    assert kinds.index("drew") < kinds.index("asks") < len(kinds) - 1
    assert kinds[-1] == "drew"
    assert all(event["drew"].startswith("<svg ") for event in page.events if "drew" in event)


def test_a_run_that_never_ends_is_ended_by_the_page(page: Page) -> None:
    with pytest.raises(Stuck):
        page.call("run", json.dumps({"files": {MAIN: "while True: pass"}, "main": MAIN, "stdin": ""}), seconds=0.3)
    assert run(page, "print(1)", stdin="")["outcome"] == "exited"


def test_two_runs_do_not_draw_the_same_random_numbers(page: Page) -> None:
    numbers = set()
    for _ in range(2):
        run(page, "import random\nprint(random.random())", stdin="")
        numbers.add(printed(page))
    assert len(numbers) == 2


def test_the_words_are_in_the_language_of_the_page(built: dict[str, Path]) -> None:
    page = Page(built["practice.zip"], built["messages.th.json"])
    try:
        verdict = told(page, "def f():\n    return 2\n", call("f()"), call("f()", 2))
        ended = run(page, "print(x)", stdin="")
    finally:
        page.close()
    for text in (verdict["sentence"], verdict["html"], ended["html"], ended["mark"]["words"]):
        assert any("\u0e00" <= letter <= "\u0e7f" for letter in text)
    assert "ผลซ้อม" in verdict["html"]
    assert "Not yet" not in verdict["html"]
