"""Every word of the vocabulary, with sources that hold it and sources that do not."""

import pytest

from sandbox.structure.vocabulary import OPERATORS, WORDS, Takes
from tests.sandbox.structure.looking import find, lines, rule

THERE = [
    ("loop", ..., "for x in y: pass"),
    ("loop", ..., "while x: pass"),
    ("loop", ..., "async def f():\n async for x in y: pass"),
    ("for", ..., "for x in y: pass"),
    ("while", ..., "while x: pass"),
    ("nested_loop", ..., "for x in y:\n for z in x: pass"),
    ("nested_loop", ..., "while x:\n if z:\n  [a for a in b]"),
    ("nested_loop", ..., "[a for b in c for a in b]"),
    ("comprehension", ..., "[x for x in y]"),
    ("comprehension", ..., "sum(x for x in y)"),
    ("comprehension", ..., "{x: 1 for x in y}"),
    ("break", ..., "while x: break"),
    ("continue", ..., "while x: continue"),
    ("if", ..., "if x: pass"),
    ("elif", ..., "if x: pass\nelif y: pass"),
    ("else", ..., "if x: pass\nelse: y"),
    ("else", ..., "if x: pass\nelse:\n if y: z"),
    ("conditional", ..., "a if b else c"),
    ("match", ..., "match x:\n case 1: pass"),
    ("function", ..., "def f(): pass"),
    ("function", "f", "async def f(): pass"),
    ("function", "deposit", "class A:\n def deposit(self): pass"),
    ("function", "A.deposit", "class A:\n def deposit(self): pass"),
    ("class", ..., "class A: pass"),
    ("class", "A", "class A: pass"),
    ("lambda", ..., "lambda: 0"),
    ("return", ..., "def f(): return 1"),
    ("yield", ..., "def f(): yield 1"),
    ("yield", ..., "def f(): yield from x"),
    ("recursion", ..., "def f(n): return f(n - 1)"),
    ("call", "print", "print(1)"),
    ("import", ..., "import math"),
    ("import", "math", "from math import sqrt"),
    ("import", "os", "import os.path"),
    ("import", "os.path", "from os import path"),
    ("import", "math", "__import__('math')"),
    ("import", "math", "import importlib as i\ni.import_module('math')"),
    ("decorator", ..., "@x\ndef f(): pass"),
    ("decorator", "property", "class A:\n @property\n def f(self): pass"),
    ("decorator", "functools.cache", "from functools import cache\n@cache\ndef f(): pass"),
    ("decorator", "dataclasses.dataclass", "import dataclasses\n@dataclasses.dataclass(frozen=True)\nclass A: pass"),
    ("global", ..., "def f():\n global x"),
    ("nonlocal", ..., "def f():\n x = 1\n def g():\n  nonlocal x"),
    ("try", ..., "try: x\nexcept A: y"),
    ("except", ..., "try: x\nexcept: y"),
    ("except", "ValueError", "try: x\nexcept (KeyError, ValueError) as e: y"),
    ("raise", ..., "raise x"),
    ("raise", "ValueError", "raise ValueError"),
    ("raise", "ValueError", "raise ValueError('no')"),
    ("assert", ..., "assert x"),
    ("with", ..., "with x: pass"),
    ("variable", "x", "x = 1"),
    ("variable", "x", "def f(x): pass"),
    ("variable", "x", "for x in y: pass"),
    ("attribute", "balance", "a.balance"),
    ("attribute", "balance", "a.balance = 1"),
    ("operator", "+", "a + b"),
    ("operator", "+", "a += b"),
    ("operator", "not in", "a not in b"),
    ("operator", "and", "a and b"),
    ("operator", "-", "-a"),
    ("operator", "not", "not a"),
    ("literal", 3, "x = 3"),
    ("literal", -3, "x = -3"),
    ("literal", 0.5, "x = 0.5"),
    ("literal", "a", "x = 'a'"),
    ("literal", True, "x = True"),
    ("literal", None, "x = None"),
    ("list", ..., "[1]"),
    ("list", ..., "list(x)"),
    ("list", ..., "[x for x in y]"),
    ("dict", ..., "{}"),
    ("dict", ..., "dict(a=1)"),
    ("set", ..., "{1}"),
    ("set", ..., "set()"),
    ("tuple", ..., "1, 2"),
    ("tuple", ..., "tuple(x)"),
    ("slice", ..., "x[1:]"),
    ("slice", ..., "x[1:, ::2]"),
    ("f_string", ..., "f'{x}'"),
    ("walrus", ..., "(x := 1)"),
    ("docstring", ..., "'about the file'"),
    ("docstring", ..., "class A:\n 'about the class'"),
    ("docstring", ..., "def f():\n 'about the function'"),
    ("type_hint", ..., "def f(x: int): pass"),
    ("type_hint", ..., "def f() -> int: pass"),
    ("type_hint", ..., "x: int"),
    ("main_guard", ..., "if __name__ == '__main__': x"),
    ("main_guard", ..., "if '__main__' == __name__: x"),
    ("pass", ..., "pass"),
    ("statement", ..., "x"),
    ("line", ..., "x"),
]

NOT_THERE = [
    ("loop", ..., "[x for x in y]"),
    ("for", ..., "while x: pass"),
    ("while", ..., "for x in y: pass"),
    ("nested_loop", ..., "for x in y: pass\nfor x in y: pass"),
    ("nested_loop", ..., "for x in [a for a in b]: pass"),
    ("nested_loop", ..., "for x in y:\n def f():\n  for z in x: pass"),
    ("nested_loop", ..., "for x in y: pass\nelse:\n for z in y: pass"),
    ("comprehension", ..., "for x in y: pass"),
    ("if", ..., "a if b else c"),
    ("elif", ..., "if x: pass\nelse:\n if y: z"),
    ("else", ..., "if x: pass\nelif y: pass"),
    ("else", ..., "for x in y: pass\nelse: z"),
    ("function", "f", "def g(): pass"),
    ("function", ..., "f = lambda: 0"),
    ("function", "B.deposit", "class A:\n def deposit(self): pass"),
    ("class", "A", "class B: pass"),
    ("return", ..., "def f(): return"),
    ("call", "print", "x = 'print(1)'"),
    ("import", "math", "import mathematics"),
    ("import", "os.path", "import os"),
    ("decorator", "property", "class A:\n @staticmethod\n def f(): pass"),
    ("except", "ValueError", "try: x\nexcept KeyError: y"),
    ("raise", "ValueError", "raise KeyError"),
    ("variable", "x", "print(x)"),
    ("attribute", "balance", "balance"),
    ("operator", "-", "x = -1"),
    ("operator", "+", "f(*a)"),
    ("literal", 3, "x = 3.0"),
    ("literal", 1, "x = True"),
    ("literal", 3, "x = -3"),
    ("literal", "a", "'a'"),
    ("literal", "a", "f'a{x}'"),
    ("list", ..., "[a, b] = c"),
    ("tuple", ..., "a, b = c"),
    ("tuple", ..., "x: dict[str, int] = y"),
    ("dict", ..., "{1}"),
    ("set", ..., "{}"),
    ("slice", ..., "x[1]"),
    ("docstring", ..., "x = 1\n'not the first'"),
    ("docstring", ..., "def f():\n f'{x}'"),
    ("type_hint", ..., "def f(x): pass"),
    ("main_guard", ..., "if __name__ != '__main__': x"),
    ("statement", ..., ""),
    ("line", ..., "# nothing\n\n'about the file'\n"),
]


@pytest.mark.parametrize(("word", "name", "source"), THERE)
def test_what_is_there_is_found(word, name, source):
    assert find(source, rule(word, name))[0].met


@pytest.mark.parametrize(("word", "name", "source"), NOT_THERE)
def test_what_is_not_there_is_not_found(word, name, source):
    assert not find(source, rule(word, name))[0].met


def test_every_word_stands_in_both_tables_or_means_anything():
    assert {word for word, _, _ in THERE} == {*WORDS}
    assert {*WORDS} - {word for word, _, _ in NOT_THERE} <= {
        "recursion", "break", "continue", "conditional", "match", "lambda", "yield", "global", "nonlocal", "try", "assert",
        "with", "f_string", "walrus", "pass",
    }  # fmt: skip


@pytest.mark.parametrize("word", WORDS.values(), ids=lambda word: word.name)
def test_every_word_is_documented_in_one_line_and_can_be_looked_for_in_nothing(word):
    assert word.doc.endswith(".")
    assert "\n" not in word.doc
    named = word.takes in {Takes.NAME, Takes.OPERATOR, Takes.LITERAL}
    finding = find("", rule(word.name, "+") if named else rule(word.name))[0]
    assert (finding.met, finding.count, finding.places) == (False, 0, ())


@pytest.mark.parametrize("sign", OPERATORS)
def test_every_operator_is_found_where_it_stands(sign):
    source = f"x = {sign} a" if sign in {"~", "not"} else f"x = a {sign} b"
    assert find(source, rule("operator", sign))[0].met
    others = [rule("operator", other) for other in OPERATORS if other != sign]
    assert not any(finding.met for finding in find(source, *others))


def test_lines_are_those_with_code_on_them():
    source = '"""About\nthe file."""\n\n# a note\ndef f(x):\n    """About."""\n    # more\n\n    return [\n        x,\n    ]\n'
    assert lines(source, "line", at_least=0) == [5, 9, 10, 11]
