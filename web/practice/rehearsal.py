"""One of everything, before any pupil's program: so that nothing is left to be loaded, compiled or looked up for the first time."""

from __future__ import annotations

import json
from typing import Any

from grader.exercise.model import CallTest, Draws, Exercise, LocalText, ProgramTest, Raises, Returns, Step, Test
from grader.exercise.source_tests import StructureTest
from grader.marking import practice_form
from grader.marking.practice_form import PracticeForm
from sandbox.drawing.shapes import Drawing, Line
from sandbox.drawing.svg import picture, write
from sandbox.structure.rules import Rule
from web.practice.case import try_case
from web.practice.cell import Cell
from web.practice.session import Session
from web.practice.trial import Trial
from web.practice.verdicts import Verdicts

_FILE = "solution.py"
_SOURCE = """\
import turtle
import matplotlib.pyplot as plt


def total(xs):
    s = 0
    for x in xs:
        s += x
    return s


class Jar:
    def __init__(self):
        self.coins = {1: "one"}


if __name__ == "__main__":
    turtle.forward(int(input("?")))
    turtle.write("ก")
    plt.plot([1, 2], [3, 4])
    print(total([1.5, 2]), file=open("out.txt", "w"))
    raise ValueError("no")
"""
_DRAWN = write(picture(Drawing((Line((0.0, 0.0), (9.0, 9.0), "#000000", 1.0),))))


def _test(kind: Any, name: str) -> Test:
    return Test(name, kind, public=True, hint=LocalText({"en": "Look again."}))


_TESTS = (
    _test(CallTest((Step("total([1, 2])", (Returns(3),)),)), "right"),
    _test(CallTest((Step("j = Jar()"), Step("j.coins", (Returns({1: "two", 2: (1.5, b"")}),))), {"xs": {1}}), "wrong"),
    _test(CallTest((Step("total(3)", (Raises("KeyError"),)),)), "raises"),
    _test(CallTest((Step("missing()", (Returns(None),)),)), "missing"),
    _test(
        ProgramTest("9\n", ("-q",), {"in.txt": "x"}, "3.5\n", None, {"out.txt": "3\n"}, Draws("d.svg", _DRAWN)), "run"
    ),
    _test(StructureTest((Rule("loop"), Rule("call", name="sum", forbidden=True), Rule("recursion"))), "structure"),
)
_BROKEN = "def total(xs)\n    return 1\n"


def rehearse(cell: Cell, verdicts: Verdicts) -> None:
    """Try, judge and run a program that does a bit of everything, and one that is no Python."""
    form = PracticeForm(Exercise("a/b", "", LocalText(), _TESTS))
    for source in (_SOURCE, _BROKEN):
        _try(cell, verdicts, form, source)
        session = Session({_FILE: source}, _FILE, (), None)
        told = session.run(cell, lambda _asked: "9", lambda _stream, _text: None, lambda _svg: None)
        verdicts.of_run(session.report(told), _FILE, session.files)


def _try(cell: Cell, verdicts: Verdicts, form: PracticeForm, source: str) -> None:
    asked = json.dumps({"exercise": practice_form.to_json(form), "files": {_FILE: source}})
    trial = Trial.of(asked)
    request = trial.request()
    results = [json.dumps(try_case(cell, request, case, lambda: None)) for case in request.cases]
    verdicts.of_trial(trial.report(results), trial.form, trial.files)
