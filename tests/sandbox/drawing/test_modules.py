"""`turtle` and `matplotlib` under the names by which a program imports them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from sandbox.drawing.modules import DrawingModules

NAMES = ("turtle", "matplotlib", "matplotlib.pyplot", "matplotlib.animation")


def run(program: str) -> None:
    """As a student's program."""
    exec(program, {})  # noqa: S102 - our own


@pytest.fixture
def modules(tmp_path) -> Iterator[DrawingModules]:
    """Installed in this very interpreter; it is put back afterwards."""
    before = {name: sys.modules.pop(name) for name in NAMES if name in sys.modules}
    path = list(sys.path)
    sys.path.insert(0, str(tmp_path))
    found = DrawingModules(str(tmp_path))
    found.install()
    yield found
    found.uninstall()
    for name in NAMES:
        sys.modules.pop(name, None)
    sys.modules.update(before)
    sys.path[:] = path


def test_a_program_gets_ours_and_each_begins_with_an_empty_sheet(modules):
    told: list[bytes] = []
    modules.tell(told.append)
    run("from turtle import *\nimport turtle as t\nimport matplotlib.pyplot as plt\nforward(10)\nplt.bar([1], [1])")
    assert b'"l",0.0,0.0,10.0,0.0' in b"".join(told)
    modules.uninstall()
    modules.install()
    told.clear()
    run("import turtle\nassert turtle.pos() == (0, 0)")
    assert told == []


def test_whatever_a_star_gives_can_be_called_after_the_next_figure(modules):
    run("from matplotlib.pyplot import *\nbar([1], [1])\nshow()\nplot([1])\nshow()")


def test_a_file_of_the_students_own_is_found_before_ours(modules, tmp_path):
    (tmp_path / "turtle.py").write_text("mine = True\n")
    run("import turtle\nassert turtle.mine")


def test_the_parts_of_matplotlib_that_are_not_there_are_told(modules):
    with pytest.raises(ModuleNotFoundError, match=r"only pyplot, not 'matplotlib\.animation'"):
        run("import matplotlib.animation")


def test_fonts_and_backends_are_taken(modules):
    run("import matplotlib\nmatplotlib.use('Agg')\nmatplotlib.rcParams['font.family'] = 'Tahoma'")
