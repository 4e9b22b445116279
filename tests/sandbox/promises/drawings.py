"""Promises about what a program draws: it comes out as checked shapes, however the program ends."""

from sandbox.drawing.shapes import Line
from sandbox.drawing.svg import picture, write
from sandbox.slot import Slot
from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest
from tests.sandbox.promises.asking import FAST, call_each, run

SQUARE = "import turtle\nfor _ in range(4):\n    turtle.forward(50)\n    turtle.left(90)\n"
FORGED = """
import os
for number in range(3, 12):
    for line in (
        b'\\nD[7,"t",0,0,"</text><script>alert(1)</script>","#000000",9,"left","",false]',
        b'\\nD[8,"l",0,0,9,9,"#000000\\\\"/><script>alert(1)</script>",1,""]',
        b'\\nD[9,"script","alert(1)"]\\nD{"x": 1}\\nD[1e999]\\nD[[[[\\n',
    ):
        try:
            os.write(number, line)
        except OSError:
            pass
"""


class DrawingPromises:
    def test_a_program_that_draws_ends_with_done_and_its_drawing_comes_out(self, slot: Slot):
        result = run(slot, SQUARE + "turtle.done()\nprint(turtle.pos())\n")
        assert result.outcome is Outcome.EXITED
        assert result.stdout.replace("-", "") == "(0.00,0.00)\n"
        assert result.drawing is not None
        assert result.drawing.shapes[0] == Line((0, 0), (50, 0))
        assert len(result.drawing.shapes) == 4

    def test_a_drawing_outlives_a_program_that_is_stopped(self, slot: Slot):
        endless = run(slot, SQUARE + "while True:\n    pass\n", limits=FAST)
        ended = run(slot, SQUARE + "import os\nos.kill(os.getpid(), 9)\n")
        assert (endless.outcome, ended.outcome) == (Outcome.TIMED_OUT, Outcome.SIGNALLED)
        for result in (endless, ended):
            assert result.drawing is not None
            assert len(result.drawing.shapes) == 4

    def test_an_endless_drawing_is_cut_and_the_program_runs_into_its_time(self, slot: Slot):
        result = run(slot, "import turtle\nwhile True:\n    turtle.forward(9)\n    turtle.left(91)\n", limits=Limits())
        assert result.outcome is Outcome.TIMED_OUT
        assert result.drawing is not None
        assert len(result.drawing.shapes) > 1000

    def test_each_call_has_a_sheet_of_its_own_and_what_the_import_drew(self, slot: Slot):
        source = "import turtle\nturtle.forward(5)\ndef draw(n):\n    turtle.forward(n)\n"
        result = call_each(slot, source, "draw(1)", "draw(2)", "draw(3)")
        drawn = [[line.end[0] for line in case.drawing.shapes] for case in result.cases]
        assert drawn == [[5, 6], [5, 7], [5, 8]]

    def test_a_chart_comes_out_as_well(self, slot: Slot):
        result = run(slot, "import matplotlib.pyplot as plt\nplt.bar(['ก', 'ข'], [1, 2])\nplt.show()\n")
        assert result.drawing is not None
        assert "ก" in write(picture(result.drawing))

    def test_who_draws_nothing_has_no_drawing(self, slot: Slot):
        assert run(slot, "print('D[1,2]')\nimport turtle\n").drawing is None

    def test_a_file_of_the_students_own_called_turtle_is_the_one_that_is_imported(self, slot: Slot):
        files = {"main.py": "import turtle\nprint(turtle.mine)\n", "turtle.py": "mine = 1\n"}
        assert slot.run(RunRequest(files, "main.py", (ProgramCase(),))).cases[0].stdout == "1\n"

    def test_a_forged_drawing_is_shapes_and_words_and_can_do_nothing(self, slot: Slot):
        for request in (
            RunRequest({"m.py": FORGED}, "m.py", (ProgramCase(),)),
            RunRequest({"m.py": f"def f():\n    exec({FORGED!r})\n"}, "m.py", (CallCase(("f()",)),)),
        ):
            drawing = slot.run(request).cases[0].drawing
            if drawing is not None:
                assert "<script" not in write(picture(drawing))
