"""Names are matched as Python binds them: what is cheap to see through is seen through, and the rest is written down."""

import pytest

from tests.sandbox.structure.looking import find, lines, rule

EVASIONS = [
    "s = sum\ns(x)",
    "s = t = sum\nt(x)",
    "s, t = sum, len\ns(x)",
    "def f(xs, s=sum): return s(xs)",
    "(s := sum)(x)",
    "(sum if x else len)(y)",
    "(sum or len)(y)",
    "import builtins\nbuiltins.sum(x)",
    "import builtins as b\ns = b.sum\ns(x)",
    "from builtins import sum as s\ns(x)",
    "from builtins import *\nsum(x)",
    "__builtins__.sum(x)",
    "__builtins__['sum'](x)",
    "getattr(__builtins__, 'sum')(x)",
    "vars(__import__('builtins'))['sum'](x)",
    "[sum][0](x)",
    "{'a': sum}['a'](x)",
    "for s in [sum]: s(x)",
    "map(sum, x)",
    "from functools import partial\npartial(sum, x)()",
    "class A:\n    def __init__(self): self.add = sum\n    def f(self): return self.add(x)",
    "class A:\n    add = sum\nA.add(x)",
    "if 0:\n    sum = 1\nsum(x)",
    "if y:\n    sum = 1\nsum(x)",
    "sum(x)\nsum = 1",
    "sum = 1\ndel sum\nsum(x)",
    "def f():\n    global sum\n    sum(x)",
    "lambda f=sum: f(x)",
    "[sum for sum in [sum]]",
]

HONEST = [
    "def sum(x): return 1\nsum(x)",
    "sum = 0\nfor x in y: sum = sum + x\nprint(sum)",
    "def f(sum): return sum(1)",
    "def f():\n    sum = 0\n    for x in y: sum += x\n    return sum",
    "from numpy import sum\nsum(x)",
    "import numpy as np\nnp.sum(x)",
    "x.sum()",
    "x: sum = 1",
    "class A:\n    def sum(self): return 1\nA().sum()",
    "print('sum(x)')  # sum(x)",
]


@pytest.mark.parametrize("source", EVASIONS)
def test_pythons_own_function_is_found_under_another_name(source):
    assert find(source, rule("call", "sum"))[0].met


@pytest.mark.parametrize("source", HONEST)
def test_something_else_of_that_name_is_not_taken_for_it(source):
    assert not find(source, rule("call", "sum"))[0].met


@pytest.mark.parametrize(
    "source", ["f = sum if x else y\neval('s' + 'um(x)')", "class B:\n    def __init__(self): self.t = [sum]"]
)
def test_a_mention_is_enough_for_a_function(source):
    assert find(source, rule("call", "sum"))[0].met


@pytest.mark.parametrize("source", ["eval('s' + 'um(x)')", "globals()['__bu' + 'iltins__'].sum", "(lambda: x)()"])
def test_what_is_made_up_while_running_is_not_seen(source):
    assert not find(source, rule("call", "sum"))[0].met


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("math.sqrt", "import math\nmath.sqrt(2)"),
        ("math.sqrt", "import math as m\nm.sqrt(2)"),
        ("math.sqrt", "from math import sqrt\nsqrt(2)"),
        ("math.sqrt", "from math import sqrt as root\nroot(2)"),
        ("math.sqrt", "from math import *\nsqrt(2)"),
        ("math.sqrt", "import math\nm = math\nm.sqrt(2)"),
        ("math.sqrt", "__import__('math').sqrt(2)"),
        ("os.path.join", "import os\nos.path.join(a)"),
        ("os.path.join", "import os.path\nos.path.join(a)"),
        ("os.path.join", "from os import path as p\np.join(a)"),
        ("sqrt", "from math import sqrt\nsqrt(2)"),
        (".sort", "xs.sort()"),
        (".sort", "list.sort(xs)"),
        (".sort", "getattr(xs, 'sort')()"),
        (".sort", "s = xs.sort\ns()"),
        ("list.sort", "list.sort(xs)"),
        ("helper", "def helper(): pass\nhelper()"),
        ("helper", "def helper(): pass\nh = helper\nh()"),
        ("helper", "helper()"),
        ("Account", "class Account: pass\na = Account()"),
        ("Account.deposit", "class Account:\n def deposit(self): pass\n def pay(self): self.deposit()"),
        ("len", "sorted(xs, key=len)"),
        ("int", "list(map(int, xs))"),
        ("ผลรวม", "def ผลรวม(): pass\nผลรวม()"),
    ],
)
def test_a_call_is_found_by_what_it_means(name, source):
    assert find(source, rule("call", name))[0].met


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("int", "isinstance(x, int)"),
        ("int", "def f(x: int) -> int: return x"),
        ("math.sqrt", "def sqrt(x): pass\nsqrt(2)"),
        (".sort", "sort(xs)"),
        ("sort", "xs.sort()"),
        ("helper", "def helper(): pass"),
        ("helper", "class A:\n def helper(self): pass\nA().helper()"),
    ],
)
def test_what_only_looks_like_the_call_is_left_alone(name, source):
    assert not find(source, rule("call", name))[0].met


RECURSIVE = [
    "def f(n): return f(n - 1)",
    "def f(n):\n    return g(n)\ndef g(n):\n    return f(n)",
    "def f(n):\n    def inner(m): return inner(m - 1)\n    return inner(n)",
    "def f(n):\n    def inner(m): return f(m)\n    return inner(n)",
    "f = lambda n: n * f(n - 1)",
    "def f(xs): return sum(map(f, xs))",
    "def f(n): return [f(m) for m in n]",
    "def f(n):\n    g = f\n    return g(n)",
    "class A:\n    def f(self): return self.f()",
    "class A:\n    def f(self): return self.g()\n    def g(self): return self.f()",
    "class Node:\n    def depth(self): return 1 + self.left.depth()",
    "class A:\n    @classmethod\n    def f(cls): return cls.f()",
    "class A:\n    @staticmethod\n    def f(): return A.f()",
]
NOT_RECURSIVE = [
    "def f(n): return g(n)\ndef g(n): return n",
    "def f(n): return n\nf(f(1))",
    "class A:\n    def __init__(self): super().__init__()",
    "class Stack:\n    def pop(self): return self.items.pop()",
    "class Stack:\n    def append(self, x): self.items.append(x)",
    "class A:\n    def f(self): return 1\nclass B:\n    def f(self): return A.f(self)",
    "def f(n):\n    print(f.__name__)",
    "def f(f): return f(1)",
]


@pytest.mark.parametrize("source", RECURSIVE)
def test_a_function_that_comes_back_to_itself_is_recursion(source):
    assert find(source, rule("recursion"))[0].met


@pytest.mark.parametrize("source", NOT_RECURSIVE[:5] + NOT_RECURSIVE[6:])
def test_a_function_that_does_not_is_none(source):
    assert not find(source, rule("recursion"))[0].met


def test_recursion_is_told_where_the_circle_closes():
    assert lines("def f(n):\n    if n:\n        return f(n - 1)\n    return g()\ndef g(): return 1\n", "recursion") == [
        3
    ]


def test_the_students_own_modules_are_seen_through():
    files = {
        "s.py": "from tools import helper as h\nh()",
        "tools.py": "def helper():\n    return total()\nfrom s import total",
    }
    finding = find(files, rule("call", "helper"))[0]
    assert [(place.file, place.line) for place in finding.places] == [("s.py", 2)]
