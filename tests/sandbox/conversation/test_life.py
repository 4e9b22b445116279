"""From collection to the last test: references, copies for each test, a lost process and the next one."""

from __future__ import annotations

import sys
import textwrap
import traceback
from contextlib import suppress

import pytest

from sandbox.conversation.judge import CannotCross, SolutionFailed, StudentLost, failure_behind
from tests.sandbox.conversation.talking import Students, module, students

SOLUTION = """
total = []
class Account:
    rate = 3
    def __init__(self, balance=0): self.balance = balance
class Oops(Exception): pass
def add(x): total.append(x); return len(total)
def fail(x): return 1 / x
def oops(): raise Oops("no")
def die(): import os; os._exit(0)
def kill(): import os, signal; os.kill(os.getpid(), signal.SIGKILL)
GREEN = {"a": [1]}
"""


def suite(text: str) -> dict:
    namespace = {"__name__": "test_it", "pytest": pytest}
    exec(compile(textwrap.dedent(text), "test_it.py", "exec", dont_inherit=True), namespace)  # noqa: S102 - a suite
    return namespace


@pytest.fixture
def collecting():
    both = Students({"solution.py": SOLUTION, "helpers.py": "def helped(): return 'yes'\n"})
    both.conversation.install()
    yield both
    both.end()


def test_a_suite_is_collected_without_a_word_to_the_student(collecting):
    names = suite("""
        import solution
        import helpers
        from solution import Account, add, GREEN, missing
        from helpers import helped
        cases = [(add, 1), (Account, {"k": solution.fail})]
        class TestIt:
            made = Account
            def test(self): assert self.made().balance == 0
        def test_add(f=add): return f(1)
        """)
    conversation = collecting.conversation
    assert repr(names["cases"][0][0]) == "solution.add"
    assert names["add"].__name__ == "add"
    assert conversation.asked == 0
    assert not conversation.connected

    conversation.collecting = False
    conversation.materialize(names)
    assert names["add"].__doc__ is None
    assert issubclass(names["Account"], names["solution"].Account)
    assert names["GREEN"] == {"a": [1]}
    assert names["cases"][1][1]["k"](1) == 1.0
    assert names["TestIt"].made is names["Account"]
    names["TestIt"]().test()
    assert names["test_add"]() == 1
    assert names["helped"]() == "yes"
    with pytest.raises(AttributeError, match="missing"):
        names["missing"]()
    assert conversation.asked > 0


def test_a_class_that_the_solution_lacks_is_named_where_a_class_is_asked_for(collecting):
    names = suite("from solution import Missing\nimport solution")
    assert not isinstance(names["Missing"], type)
    collecting.conversation.collecting = False
    collecting.conversation.materialize(names)
    for use in (lambda: isinstance(names["Missing"], type), lambda: pytest.raises(names["Missing"])):
        with pytest.raises(ImportError, match="cannot import name 'Missing' from 'solution'") as caught:
            use()
        failure = failure_behind(caught.value)
        assert failure is not None
        assert (failure.type, failure.frames) == ("ImportError", ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import solution\nx = solution.add(1)", "solution.add something while it is collected"),
        ("import solution\nif solution.total: pass", "while it is collected"),
        ("import solution\nfor x in solution.GREEN: pass", "while it is collected"),
        ("import solution\nsolution.rate = 5", "while it is collected"),
        ("from solution import *", "import by name"),
        ("import solution\nclass Mine(solution.Account): pass", "no class can live in two processes"),
    ],
)
def test_what_cannot_be_while_a_suite_is_collected_is_told(collecting, text, told):
    with pytest.raises(CannotCross, match=told):
        suite(text)
    assert collecting.conversation.asked == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("class Mine(solution.Account): pass", "no class can live in two processes"),
        ("import pickle; pickle.dumps(solution.Account())", "cannot be pickled"),
        ("import sys; solution.add(sys)", "a module of the suite cannot be given"),
        ("import pathlib; solution.add(pathlib.Path('/x'))", "has files of its own"),
        ("import sys; solution.add(sys._getframe())", "a frame of the suite cannot be given"),
        ("x = []; x.append(x); solution.add(x)", "contains itself"),
        ("x = []\nfor _ in range(500): x = [x]\nsolution.add(x)", "nested too deeply"),
        ("x = ()\nfor _ in range(60): x = (x, x)\nsolution.add(x)", "has too many items"),
        ("solution.add('x' * (40 << 20))", "larger than"),
    ],
)
def test_what_cannot_cross_is_told_to_its_author_and_nothing_is_lost(text, told):
    with students(SOLUTION) as both:
        names = {"solution": module("solution")}
        with pytest.raises(CannotCross, match=told):
            exec(text, names)  # noqa: S102 - a line of a suite
        assert names["solution"].add(1) == 1
        assert both.conversation.lost is None


def test_what_is_awaited_cannot_cross():
    with students("async def f(): return 1\nclass C:\n    async def __aenter__(self): return 1\n"):
        solution = module("solution")

        async def wait():
            await solution.f()

        with pytest.raises(CannotCross, match="event loop"):
            wait().send(None)


def test_one_test_does_not_disturb_the_next():
    with students(SOLUTION) as both:
        solution, talk = module("solution"), both.conversation
        own = kept = solution.Account(5)
        assert solution.add("before") == 1
        for _ in range(3):
            talk.fork()
            assert solution.add("in a test") == 2
            kept.balance += 1
            assert kept.balance == 6
            own = solution.Account(1)
            talk.join()
        assert kept.balance == 5
        assert solution.add("after") == 2
        with pytest.raises(Exception, match="has ended"):
            own.balance  # noqa: B018 - reading it is what is tested
        assert repr(own) == "<Account object>"


def test_a_seed_set_in_a_test_is_a_seed():
    with students("import random\nrandom.seed(5)\ndef roll(): return random.random()\n") as both:
        rolled = []
        for _ in range(2):
            both.conversation.fork()
            rolled.append(module("solution").roll())
            both.conversation.join()
        assert rolled[0] == rolled[1]


@pytest.mark.parametrize("way", ["die", "kill"])
def test_after_a_lost_process_the_next_one_is_asked(collecting, way):
    names = suite("import solution\nfrom solution import add, Account\ndef test(): return add(1)")
    talk = collecting.conversation
    talk.collecting = False
    talk.materialize(names)
    before, first = names["add"], names["Account"](1)
    for _ in range(2):
        talk.fork()
        assert names["test"]() == 1
        with pytest.raises(StudentLost):
            getattr(names["solution"], way)()
        with pytest.raises(StudentLost):
            names["add"](1)
        assert talk.lost
        talk.join()
        talk.lose()
        assert talk.lost is None
    talk.fork()
    assert names["solution"].add(2) == 1
    assert names["add"] is not before
    assert names["add"](2) == 2
    assert isinstance(names["Account"](), names["solution"].Account)
    with pytest.raises(Exception, match="has ended"):
        first.balance  # noqa: B018 - reading it is what is tested
    talk.join()


@pytest.mark.parametrize("instead", ["lambda: 1 / 0", "lambda: 5", "lambda: -1"])
def test_a_process_that_cannot_be_copied_is_lost(instead):
    source = f"import sys\nfor name, one in list(sys.modules.items()):\n    if hasattr(one, '_fork'): one._fork = {instead}\n"
    with students(source + "def f(): return 1\n") as both:
        both.conversation.materialize({})
        with pytest.raises(StudentLost, match="could not be copied"):
            both.conversation.fork()


def test_a_copy_that_is_killed_takes_its_process_along_the_same_way():
    both = Students({"solution.py": SOLUTION})
    both.conversation.install()
    both.conversation.collecting = False
    both.conversation.fork()
    with pytest.raises(StudentLost):
        module("solution").kill()
    assert both.end() == [-9]


def test_an_except_of_the_suites_does_not_swallow_a_lost_process():
    with students(SOLUTION), pytest.raises(StudentLost), suppress(Exception):
        module("solution").die()


def test_the_students_own_lines_are_behind_its_exceptions():
    with students(SOLUTION):
        solution = module("solution")
        with pytest.raises(ZeroDivisionError) as info:
            solution.fail(0)
        failure = failure_behind(info.value)
        assert (failure.type, failure.message) == ("ZeroDivisionError", "division by zero")
        assert [(frame.file, frame.function, frame.text) for frame in failure.frames] == [
            ("solution.py", "fail", "def fail(x): return 1 / x")
        ]
        with pytest.raises(solution.Oops) as info:
            solution.oops()
        assert failure_behind(info.value).bases[0] == "Oops"
        assert failure_behind(ValueError("the suite's own")) is None


@pytest.mark.parametrize("way", ["join", "lose"])
def test_an_exception_can_be_printed_after_its_process_has_ended(way):
    source = "class Missing(AttributeError, KeyError):\n    def __str__(self): return 'own ' + 'words'\n"
    with students(source + "def f(): raise Missing(1, [Missing])\n") as both:
        both.conversation.fork()
        with pytest.raises(AttributeError) as info:
            module("solution").f()
        getattr(both.conversation, way)()
        assert "own words" in "".join(traceback.format_exception(info.value))
        assert str(info.value) == "own words"
        assert repr(info.value) == "own words"
        assert failure_behind(info.value).bases[:3] == ("Missing", "AttributeError", "KeyError")


def test_a_solution_that_cannot_be_imported_fails_whoever_asks():
    both = Students({"solution.py": "1 / 0"})
    both.conversation.install()
    both.conversation.collecting = False
    with pytest.raises(SolutionFailed):
        module("solution").f()
    assert both.end() == [0]


def test_a_file_of_a_students_takes_the_place_of_no_other_module():
    sys.modules.pop("this", None)
    with students(SOLUTION, json="x = 1", colorsys="x = 1") as both:
        import colorsys
        import json

        assert "lib" in json.__file__
        assert "lib" in colorsys.__file__
        assert both.conversation.asked == 0


def test_modules_of_the_students_import_each_other():
    with students(
        "from helpers import Base, CONFIG\nclass Mine(Base): pass\ndef name(): return CONFIG\n",
        helpers="class Base: pass\nCONFIG = 'a'\n",
    ):
        solution, helpers = module("solution"), module("helpers")
        assert issubclass(solution.Mine, helpers.Base)
        helpers.CONFIG = "b"
        assert solution.name() == "a"
        assert helpers.CONFIG == "b"


def test_objects_that_nobody_holds_here_are_let_go_of_there():
    source = """
        import gc, weakref
        alive = weakref.WeakSet()
        class Thing:
            def __init__(self): alive.add(self)
        def count(): return len(alive)
        """
    with students(source):
        solution = module("solution")
        held = [solution.Thing() for _ in range(50)]
        assert solution.count() == 50
        del held[10:]
        solution.count()
        assert solution.count() == 10
