"""What a run leaves in its folder, and what is said of calls too deep for the page's Python."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.web.practice.asking import MAIN, call, exercise, printed, program, run, told
from tests.web.practice.page import Page


def test_the_files_of_the_exercises_tests_lie_beside_a_program_that_is_run(page: Page) -> None:
    first = program("", files={"scores.csv": "มานี,7\n"})
    second = replace(program("", files={"scores.csv": "", "more.txt": "2"}), name="second")
    shape = exercise(first, second)
    ended = run(page, "print(open('scores.csv').read() + open('more.txt').read())\n", stdin="", exercise=shape)
    assert (ended["outcome"], printed(page)) == ("exited", "มานี,7\n2\n")


def test_the_files_that_a_program_makes_and_changes_are_told_and_those_that_it_only_reads_are_not(page: Page) -> None:
    shape = exercise(program("", files={"in.txt": "1\n", "log.txt": "a\n"}))
    source = """
import os, csv
open("in.txt").read()
open("log.txt", "a").write("b\\n")
kept = open("ชื่อ.csv", "w", newline="")
csv.writer(kept).writerow(["มานี", 7])
os.mkdir("deep")
open("deep/empty.txt", "w").close()
open("picture.bin", "wb").write(bytes([0, 255]))
os.symlink("/etc/passwd", "link")
1 / 0
"""
    ended = run(page, source, stdin="", exercise=shape)
    assert ended["outcome"] == "raised"
    assert ended["left"] == {
        "files": [
            {"name": "deep/empty.txt", "size": 0, "text": ""},
            {"name": "log.txt", "size": 4, "text": "a\nb\n"},
            {"name": "picture.bin", "size": 2, "data": "AP8="},
            {"name": "ชื่อ.csv", "size": 16, "text": "มานี,7\r\n"},
        ],
        "more": 0,
    }


def test_each_run_begins_with_a_fresh_folder(page: Page) -> None:
    assert run(page, "open('a.txt', 'w').write('x')", stdin="")["left"]["files"]
    ended = run(page, "import os\nprint(os.listdir())", stdin="")
    assert (printed(page), ended["left"]["files"]) == ("['solution.py']\n", [])


def test_files_too_large_or_too_many_are_told_by_name_and_number(page: Page) -> None:
    large = run(page, "open('a', 'w').write('x' * 2**20)\nopen('b', 'w').write('y')", stdin="")
    assert [(one["size"], "text" in one) for one in large["left"]["files"]] == [(2**20, True), (1, False)]
    many = run(page, "for n in range(100): open(f'{n:03}', 'w').write('x')", stdin="")
    assert (len(many["left"]["files"]), many["left"]["more"]) == (40, 60)


def test_what_was_lost_with_its_interpreter_is_told_as_most_likely_too_deep(page: Page) -> None:
    source = "def f(n):\n    return hash(n)\n"
    asked = {"exercise": exercise(call("f(1)"), program("")), "files": {MAIN: source}}
    results = [{"outcome": "gave_way", "loaded": True}, {"outcome": "gave_way"}]
    verdict = page.call("judge", json.dumps(asked), json.dumps(results))
    assert verdict["html"].count("A function calls itself without end") >= 1
    assert "the most likely reason" in verdict["html"]
    assert "stopped from outside" not in verdict["html"]
    assert "While loading" not in verdict["html"]
    sure = page.call("judge", json.dumps(asked), json.dumps([{"outcome": "timed_out"}] * 2))
    assert "the most likely reason" not in sure["html"]


def test_calls_through_a_cache_that_end_for_want_of_room_are_said_to_have_more_of_it_on_the_server(page: Page) -> None:
    endless = "def f(n):\n    return f(n + 1)\n"
    cached = "from functools import cache\n@cache\n" + endless
    assert "than on our server" not in run(page, endless + "f(1)", stdin="")["html"]
    assert "than on our server" in run(page, cached + "f(1)", stdin="")["html"]
    assert "than on our server" in told(page, cached, call("f(1)"))["html"]


def test_a_run_that_was_lost_is_explained_by_the_next_interpreter(page: Page) -> None:
    asked = {"files": {MAIN: "def f(n):\n    return f(n)\nf(1)\n"}, "main": MAIN, "stdin": ""}
    told = page.call("gave_way", json.dumps(asked))
    assert "calls itself" in told["html"]
