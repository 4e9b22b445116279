"""Suites as authors write them, which must pass."""

_BANK = """\
class Overdrawn(Exception):
    def __init__(self, missing):
        super().__init__(f"{missing} missing")
        self.missing = missing

class Account:
    bank = "Kradan"

    def __init__(self, balance=0):
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit something")
        self._balance += amount

    def withdraw(self, amount):
        if amount > self._balance:
            raise Overdrawn(amount - self._balance)
        self._balance -= amount

    def __add__(self, other):
        return Account(self._balance + other._balance)

    def __repr__(self):
        return f"Account({self._balance})"
"""

_BANK_SUITE = """\
import pytest
from solution import Account, Overdrawn

@pytest.fixture
def account():
    return Account(100)

def test_balance(account):
    account.deposit(50)
    assert account.balance == 150
    assert Account.bank == "Kradan"

def test_overdrawn(account):
    with pytest.raises(Overdrawn, match="50 missing") as caught:
        account.withdraw(150)
    assert caught.value.missing == 50

def test_value_error(account):
    with pytest.raises(ValueError):
        account.deposit(0)

def test_operator(account):
    both = account + Account(5)
    assert isinstance(both, Account)
    assert both.balance == 105
    assert repr(both) == "Account(105)"
"""

_DATA = """\
from dataclasses import dataclass
from enum import Enum

class Colour(Enum):
    RED = 1
    BLUE = 2

@dataclass
class Point:
    x: int
    y: int

def moved(point, by):
    return Point(point.x + by, point.y + by)

def favourite():
    return Colour.BLUE
"""

_DATA_SUITE = """\
from solution import Colour, Point, favourite, moved

def test_point():
    assert moved(Point(1, 2), 3) == Point(4, 5)
    assert moved(Point(1, 2), 3) != Point(4, 6)

def test_colour():
    assert favourite() == Colour.BLUE
    assert favourite() is not Colour.RED
    assert [colour.name for colour in Colour] == ["RED", "BLUE"]
"""

_TALK = """\
def greet():
    name = input("Name? ")
    print("Hello,", name)

def squares(n):
    for i in range(n):
        yield i * i

def apply(function, values):
    return [function(value) for value in values]

def sort_in_place(values):
    values.sort()

class Opened:
    def __enter__(self):
        print("open")
        return self
    def __exit__(self, *_):
        print("close")
"""

_TALK_SUITE = """\
import itertools
import solution

def test_input(monkeypatch, capsys):
    monkeypatch.setattr("builtins.input", lambda prompt="": "Ada")
    solution.greet()
    assert capsys.readouterr().out == "Hello, Ada\\n"

def test_generator():
    assert list(solution.squares(4)) == [0, 1, 4, 9]
    assert next(iter(solution.squares(2))) == 0

def test_callback():
    seen = []
    assert solution.apply(lambda x: seen.append(x) or x * 2, [1, 2]) == [2, 4]
    assert seen == [1, 2]

def test_in_place():
    values = [3, 1, 2]
    solution.sort_in_place(values)
    assert values == [1, 2, 3]

def test_with(capsys):
    with solution.Opened():
        print("inside")
    assert capsys.readouterr().out == "open\\ninside\\nclose\\n"
"""

_FIXTURES = """\
import pytest, solution

log = []

@pytest.fixture(scope="session")
def session():
    log.append("session")
    yield solution.total([1])
    log.append("session ends")

@pytest.fixture(scope="module", params=[1, 2], ids=["one", "two"])
def module(request, session):
    log.append(f"module {request.param}")
    yield solution.total([session, request.param])
    log.append("module ends")

@pytest.fixture(autouse=True)
def always(monkeypatch):
    monkeypatch.setenv("ALWAYS", "1")

def test_first(module):
    assert module in (2, 3)

def test_second(module, request):
    assert request.getfixturevalue("module") == module
    assert log.count("session") == 1

class TestOrder:
    @classmethod
    def setup_class(cls):
        cls.made = solution.total([1, 1])
    def setup_method(self):
        self.own = solution.total([self.made])
    def test_made(self):
        assert (self.made, self.own) == (2, 2)
"""

_UNITTEST = """\
import unittest
from solution import total

class TotalTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = total([1, 2])
    def setUp(self):
        self.numbers = [1, 2, 3]
    def test_total(self):
        self.assertEqual(total(self.numbers), 6)
        self.assertEqual(self.made, 3)
    def test_error(self):
        with self.assertRaises(TypeError):
            total(None)
    def test_parts(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertEqual(total([number]), number)
"""

_AROUND = """\
import json, os, sys, warnings
from pathlib import Path
import pytest
from helpers import double
from solution import total

def test_files_beside_the_suite(tmp_path):
    assert json.loads(Path("numbers.json").read_text()) == [1, 2]
    assert json.loads((Path(__file__).parent / "numbers.json").read_text()) == [1, 2]
    (tmp_path / "own.txt").write_text("มานี")
    assert (tmp_path / "own.txt").read_text() == "มานี"

def test_helpers_and_conftest(three):
    assert total([three, double(2)]) == 7

@pytest.mark.parametrize("มานี", [1, 2], ids=["หนึ่ง", "สอง"])
def test_thai(มานี):
    assert total([มานี]) == มานี

def test_capfd(capfd):
    os.write(1, b"raw")
    print("shown")
    assert "raw" in capfd.readouterr().out

def test_approx_and_warns():
    assert total([0.1, 0.2]) == pytest.approx(0.3)
    with pytest.warns(UserWarning):
        warnings.warn("careful")

def test_the_students_files_are_not_here():
    assert sorted(os.listdir()) == ["conftest.py", "helpers.py", "numbers.json", "test_suite.py"]
    assert not Path("/work/solution.py").exists()
"""

TOTAL = "def total(numbers):\n    return sum(numbers)\n"

ORDINARY: dict[str, tuple] = {
    "classes, properties, operators, exceptions": (_BANK, _BANK_SUITE),
    "dataclasses and enums": (_DATA, _DATA_SUITE),
    "input, output, generators, callbacks, mutation": (_TALK, _TALK_SUITE),
    "fixtures of every scope": (TOTAL, _FIXTURES),
    "unittest": (TOTAL, _UNITTEST),
    "files, helpers, conftest, Thai": (
        TOTAL,
        _AROUND,
        {
            "conftest.py": "import pytest\nfrom solution import total\n@pytest.fixture\ndef three():\n    return total([1, 2])\n",
            "helpers.py": "def double(x):\n    return 2 * x\n",
            "numbers.json": "[1, 2]",
        },
    ),
    "several modules of the student's": (
        "from shapes import Square\ndef area(side):\n    return Square(side).area()\n",
        "import shapes, solution\ndef test_it():\n    assert solution.area(3) == 9\n    assert shapes.Square(2).area() == 4\n",
        {
            "student/shapes.py": "class Square:\n    def __init__(self, a):\n        self.a = a\n    def area(self):\n        return self.a ** 2\n"
        },
    ),
    "a pupil's own conftest, pytest.ini and sitecustomize are never read": (
        TOTAL,
        "from solution import total\ndef test_it():\n    assert total([1]) == 1\n",
        {
            "student/conftest.py": "raise SystemExit('conftest was read')",
            "student/pytest.ini": "[pytest]\naddopts = --version\n",
            "student/sitecustomize.py": "raise SystemExit('sitecustomize was read')",
            "student/pytest.py": "raise SystemExit('pytest was shadowed')",
            "student/test_suite.py": "raise SystemExit('the suite was shadowed')",
        },
    ),
    "files that the suite hands over": (
        "def opened(name):\n    with open(name, encoding='utf-8') as file:\n        return sum(map(int, file))\ndef read(file):\n    return sum(map(int, file))\n",
        "import io, solution\nfrom solution import opened, not_there\ndef test_object():\n    assert solution.read(io.StringIO('3\\n4\\n')) == 7\ndef test_name(monkeypatch):\n    monkeypatch.setattr(solution, 'open', lambda name, *_, **__: io.StringIO('3\\n4\\n'), raising=False)\n    assert opened('any.txt') == 7\n",
    ),
    "a drawing that nobody sees": (
        "import turtle\ndef square(side):\n    for _ in range(4):\n        turtle.forward(side)\n        turtle.left(90)\n    return turtle.position()\n",
        "import solution\ndef test_it():\n    assert abs(solution.square(10)) < 0.001\n",
    ),
    "a test that leaves a file": (
        "def save(x):\n    open('kept.txt', 'w').write(x)\n    return open('kept.txt').read()\n",
        "import solution, os\ndef test_a():\n    assert solution.save('a') == 'a'\ndef test_b():\n    assert solution.save('b') == 'b'\n    assert not os.path.exists('kept.txt')\n",
    ),
    "a solution that starts a thread at import": (
        "import threading, time\nseen = []\nthreading.Thread(target=time.sleep, args=(30,), daemon=True).start()\ndef add(x):\n    seen.append(x)\n    return len(seen)\n",
        "import solution\ndef test_a():\n    assert solution.add(1) == 1\ndef test_b():\n    assert solution.add(1) == 1\n",
    ),
}
"""Name to solution, suite, and the files beside it (`student/…`: the student's)."""
