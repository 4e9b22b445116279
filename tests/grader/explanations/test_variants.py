"""The same mistake in the many ways in which beginners make it: real programs, run, and the cause that is found."""

from __future__ import annotations

import pytest

from grader.explanations.cause import Trouble
from grader.explanations.find import cause_of, codes_of
from tests.grader.explanations.running import Program, run

VARIANTS: tuple[tuple[str, str], ...] = (
    # lines and blocks
    ("missing-colon", "for i in range(3)\n    print(i)"),
    ("missing-colon", "def f(x)\n    return x"),
    ("missing-colon", "if 5 > 3 print(1)"),
    ("missing-colon", "class A\n    pass"),
    ("else-if", "x = 1\nif x:\n    pass\nelseif x:\n    pass"),
    ("else-if", "x = 1\nif x:\n    pass\nelsif x:\n    pass"),
    ("missing-indent", "while True:\nbreak"),
    ("missing-indent", "class A():\nx = 1"),
    ("empty-block", "def f():"),
    ("empty-block", "def f():\n    # nothing yet\ndef g():\n    pass"),
    ("capital-keyword", "if 1:\n    pass\nElse:\n    pass"),
    ("capital-keyword", "Import math"),
    ("capital-keyword", "While 1:\n    pass"),
    ("misspelled-keyword", "fro i in range(3):\n    pass"),
    ("misspelled-keyword", "def f():\n    retrun 3"),
    ("misspelled-keyword", "improt math"),
    ("word-of-another-language", "function f():\n    pass"),
    ("word-of-another-language", "var x = 3"),
    ("word-of-another-language", "x = 3\nif x == 3 then:\n    pass"),
    ("keyword-as-name", "def f(class):\n    pass"),
    ("keyword-as-name", "True = 1"),
    ("keyword-as-name", "import = 3"),
    ("for-form", "for i range(5):\n    pass"),
    ("for-form", "for (i=0; i<5; i++):\n    pass"),
    ("def-form", "def my function():\n    pass"),
    ("braces-for-block", "def f(x) {\n  return x\n}"),
    # brackets, texts, signs
    ("unclosed-bracket", "for i in range(len('a'):\n    print(i)"),
    ("unclosed-bracket", "x = [1, 2\ny = 3"),
    ("quote-inside-text", "x = 'don't'"),
    ("quote-inside-text", 'print("She said "hi"")'),
    ("typographic-quotes", "x = ‘a’"),
    ("typographic-quotes", "x = 'a’"),
    ("full-width-sign", "x = [1，2]"),
    ("full-width-sign", "if 1：\n    pass"),
    ("other-digits", "x = 1 + ๒"),
    ("typographic-dash", "x = 5 − 3"),
    ("math-sign", "x = 3 ≤ 4"),
    ("invisible-sign", "x = 1\u00a0+ 2"),
    ("assign-for-compare", "x = 1\nwhile x = 1:\n    pass"),
    ("assign-for-compare", "x = 1\nif x + 1 = 2:\n    pass"),
    ("assign-for-compare", "x = 1\nprint(x + 1 = 3)"),
    ("value-on-the-left", "'a' = x"),
    ("value-on-the-left", "x = 1\nx + 1 += 2"),
    ("comparison-sign", "x = 1\nif x <> 3:\n    pass"),
    ("comparison-sign", "x = 1\nif x =! 3:\n    pass"),
    ("logic-signs", "x = 1\nif !x:\n    pass"),
    ("nothing-between", "x = 5 5"),
    ("nothing-between", "def f(self x):\n    pass"),
    ("unfinished-line", "x ="),
    ("unfinished-line", "x = 1 and"),
    ("name-begins-with-digit", "def 1f():\n    pass"),
    ("copied-marks", "```python\nx = 1"),
    # names
    ("letter-case", "x = true"),
    ("letter-case", "Total = 5\nprint(total)"),
    ("name-misspelled", "prnt('a')"),
    ("name-misspelled", "numbers = [1]\nfor n in number:\n    print(n)"),
    ("quotes-forgotten", "color = 'red'\nif color == red:\n    pass"),
    ("function-not-imported", "x = randint(1, 6)"),
    ("module-not-imported", "x = random.randint(1, 6)"),
    ("global-changed-inside", "n = 1\ndef f():\n    n = n + 1\nf()"),
    ("self-missing", "class A:\n    def h(self):\n        pass\n    def m(self):\n        h()\nA().m()"),
    # types
    ("input-is-text", "n = input()\nfor i in range(n):\n    pass"),
    ("input-is-text", "n = input()\nif n > 3:\n    pass"),
    ("input-is-text", "print(input() % 2)"),
    ("input-is-text", "a, b = input(), input()\nprint(a - b)"),
    ("text-plus-number", "print(5 + '5')"),
    ("text-plus-number", "age = 5\nprint('I am ' + age + ' years')"),
    ("list-plus-item", "xs = []\nxs += 5"),
    ("method-gives-none", "xs = []\nxs = xs.append(1)\nxs.append(2)"),
    ("method-gives-none", "import random\nxs = random.shuffle([1, 2])\nprint(xs[0])"),
    ("print-gives-none", "print('a') + 'b'"),
    ("no-return", "def f(x):\n    x + 1\n\nfor i in f(1):\n    pass"),
    ("sometimes-no-return", "def f(n):\n    if n == 0:\n        return 0\n    f(n - 1)\n\nf(3) + 1"),
    ("shadowed-builtin", "list = [1]\nprint(list((1, 2)))"),
    ("shadowed-builtin", "def f(max):\n    return max(1, 2)\n\nf(3)"),
    ("shadowed-builtin", "input = input()\nage = input()"),
    ("times-sign-missing", "print(2(3 + 4))"),
    ("square-for-round", "print['a']"),
    ("self-not-in-parameters", "class A:\n    def m(x):\n        pass\nA().m(5)"),
    ("init-misspelled", "class A:\n    def __int__(self, x):\n        pass\nA(1)"),
    ("loop-over-number", "xs = [1]\nfor i in len(xs):\n    pass"),
    ("one-value-for-many", "print(max(3))"),
    ("index-is-text", "xs = [1]\nprint(xs['a'])"),
    ("unhashable", "d = {}\nd[[1]] = 2"),
    ("float-for-whole", "n = 6 / 2\nprint([0] * 3, range(n))"),
    # values
    ("range-too-far", "xs = [1]\nfor i in range(0, len(xs) + 1):\n    print(xs[i])"),
    ("neighbour-past-end", "xs = [2, 1]\nn = len(xs)\nfor i in range(n):\n    print(xs[i] > xs[i + 1])"),
    ("list-shrinks-in-loop", "xs = [1, 1]\nfor i in range(len(xs)):\n    del xs[i]"),
    ("first-of-nothing", "xs = []\nprint(xs[len(xs) - 1])"),
    ("assign-past-end", "xs = []\nfor i in range(3):\n    xs[i] = i"),
    ("number-of-words", "float('abc')"),
    ("number-with-comma", "float('3,5')"),
    ("key-missing", "d = {}\nd['a']"),
    ("divided-by-zero", "n = 0\nprint(7 % n)"),
    # names with Thai vowels and tones
    ("name-misspelled", "คะแนนเก็บ = 5\nprint(คะแนนเก็ยบ)"),
    ("name-misspelled", "ใส่ = 1\nprint(ใส)"),
    ("name-misspelled", "ค่า = 1\nprint(ค้า)"),
    ("name-never-made", "กา = 1\nx = กี + 1"),
    ("quotes-forgotten", "print(สวัสดีครับ)"),
    ("used-before-made", "print(ชื่อ)\nชื่อ = 5"),
    ("too-few-arguments", "def เพิ่ม(ที่หนึ่ง, ที่สอง):\n    pass\nเพิ่ม(1)"),
    ("too-many-arguments", "def เพิ่ม(ที่หนึ่ง):\n    pass\nเพิ่ม(1, 2)"),
    ("unknown-argument", "def เพิ่ม(น้ำ):\n    pass\nเพิ่ม(ที่=1)"),
    ("global-changed-inside", "น้ำ = 1\ndef f():\n    น้ำ += 1\nf()"),
    ("attribute-misspelled", "class A:\n    def เพิ่มขึ้น(self): pass\nA().เพิ่มขึน()"),
    ("parameter-twice", "def f(ชื่อ, ชื่อ):\n    pass"),
    ("own-attribute-missing", "class นี่:\n    def f(self):\n        return self.ชื่อ\nนี่().f()"),
    ("plus-plus", "ชื่อ = 1\nชื่อ++"),
    ("nothing-between", "ชื่อ = 1\nx = ชื่อ ชื่อ"),
    ("name-begins-with-digit", "1ที่ = 5"),
    ("words-without-quotes", "print(สวัสดี ที่รัก)"),
    # the rest
    ("division-general", "print(5 / 0)"),
    ("too-many-items", "'a' * 10 ** 40"),
    ("number-too-large", "2.0 ** 5000"),
    ("thai-keyboard", "ยพรืะ(1)"),
    ("thai-keyboard", "ยพรืะ๖1๗"),
    ("thai-keyboard", "ดนพ ร รื พฟืเำ๖ถ๗ซ"),
    ("thai-keyboard", "for i in พฟืเำ(5):\n    print(i)"),
    ("thai-keyboard", "if 1 > 2:\n    print(1)\nำสหำ:\n    print(2)"),
    ("thai-keyboard", "x = รืยีะ()"),
    ("name-never-made", "น้ำ = 3\nx = น้ำ + รก"),
    ("half-comparison", "x = 7\nif x > 5 and < 10:\n    print(x)"),
    ("half-comparison", "x = 7\nprint(x == 5 or == 6)"),
    ("missing-comma", "d = {'a': 1 'b': 2}"),
    ("missing-comma", "print('a' 5 'b')"),
    ("quote-inside-text", "print('it's good')"),
    ("attribute-misspelled", "'a'.uper()"),
    ("method-elsewhere", "xs = []\nxs.push(1)"),
    ("method-elsewhere", "'a'.length()"),
    ("method-of-another-type", "[1, 2].split()"),
    ("module-misspelled", "import randon"),
    ("module-missing", "import reqeusts"),
    ("module-not-here", "import pyautogui"),
    ("standard-module-not-here", "import winsound"),
    ("await-outside", "await x"),
    ("await-outside", "def f():\n    async with x:\n        pass"),
    ("return-outside", "yield 5"),
    ("dict-form", "d = {'a' 1}"),
    ("dict-form", "print({'a' 1, 'b': 2})"),
    ("dict-form", "d = {\n    'a' 1,\n    'b': 2,\n}"),
    ("dict-form", "a = 1\nd = {5: 2, a 6}"),
    ("missing-comma", "d = {1 2}"),
    ("missing-comma", "d = {'a': [1 2]}"),
    ("missing-comma", "s = {'a', 'b' 5}"),
    ("import-misspelled", "from math import squrt"),
    ("raised-by-hand", "def f():\n    raise ValueError\nf()"),
    # programs that call themselves without end
    ("no-base-case", "def f():\n    f()\nf()"),
    ("recursion-same-argument", "def f(xs):\n    if not xs:\n        return 0\n    return 1 + f(xs)\nf([1])"),
)


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[str, str]]:
    ended = run([Program(source, "12\n7\n") for _, source in VARIANTS])
    return {one.program.source: (one.cause.code if one.cause else "", f"{one.type}: {one.message}") for one in ended}


@pytest.mark.parametrize(("code", "source"), VARIANTS, ids=[f"{code} {n}" for n, (code, _) in enumerate(VARIANTS)])
def test_the_cause_is_found(code: str, source: str, found: dict[str, tuple[str, str]]) -> None:
    cause, words = found[source]
    assert cause == code, words


@pytest.mark.parametrize("missed", ["tkinter", "_tkinter"])
def test_a_module_of_python_that_is_not_here_is_not_taken_for_misspelled(missed: str) -> None:
    """Where this very computer has it, no program can show it."""
    trouble = Trouble(
        "ModuleNotFoundError", f"No module named '{missed}'", "a.py", 1, 0, codes_of({"a.py": "import tkinter"})
    )
    found = cause_of(trouble)
    assert found is not None
    assert (found.code, found.params) == ("standard-module-not-here", {"name": "tkinter"})
