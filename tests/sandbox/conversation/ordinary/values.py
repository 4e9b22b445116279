"""Values that go there and back."""

ECHO = "def echo(x): return x\n"

VALUES = {
    "scalars keep value and type": (
        ECHO,
        """
        for value in (None, True, False, 0, 1, -5, 2**200, -(2**64), 0.1, float("inf"), -0.0, 1j, "", "a", "ก็", "\\ud800", "\\0",
                      b"", b"\\xff", ..., NotImplemented, range(1, 9, 2), slice(1, None, 2), frozenset({1})):
            back = solution.echo(value)
            assert type(back) is type(value)
            assert repr(back) == repr(value)
        nan = solution.echo(float("nan"))
        assert nan != nan
        """,
    ),
    "containers keep value and type": (
        ECHO,
        """
        import collections
        for value in ([], [1, [2, [3]]], (), (1, (2,)), set(), {1, "a"}, {}, {"a": {"b": [1]}}, {(1, 2): {3}}, bytearray(b"ab"),
                      collections.Counter("abca"), collections.OrderedDict([("b", 1), ("a", 2)]), collections.deque([1, 2], 5)):
            back = solution.echo(value)
            assert type(back) is type(value)
            assert back == value
        assert list(solution.echo({"b": 1, "a": 2})) == ["b", "a"]
        assert solution.echo(collections.deque([1], 5)).maxlen == 5
        """,
    ),
    "an argument that comes back is the same object": (
        "def same(x): return x\ndef pair(x): return [x, x]\ndef inside(x): return x[0]\n",
        """
        for value in ([1], {"a": 1}, {1}, bytearray(b"a")):
            assert solution.same(value) is value
            first, second = solution.pair(value)
            assert first is second is value
        inner = []
        assert solution.inside([inner]) is inner
        """,
    ),
    "what is twice in a result is one object": (
        "def twice():\n    x = []\n    return [x, x]\n",
        """
        first, second = solution.twice()
        first.append(1)
        assert second == [1]
        """,
    ),
    "arguments are changed in place": (
        """
        from collections import deque, defaultdict, Counter, OrderedDict
        def sort(xs): xs.sort()
        def deep(d): d["a"]["b"].append(3); d["new"] = {"x": d["a"]}
        def grow(s): s.add(9); s.discard(1)
        def fill(b): b[:] = b"new"
        def rotate(d): d.rotate(1)
        def count(c): c.update("aab")
        def reorder(d): d.move_to_end("a")
        def put(d): d["x"].append(1)
        def to_bool(xs): xs[0] = True
        def clear(xs): xs.clear(); return xs
        """,
        """
        from collections import Counter, OrderedDict, defaultdict, deque
        xs = [3, 1, 2]; kept = xs
        assert solution.sort(xs) is None
        assert kept == [1, 2, 3]
        inner = [1]; d = {"a": {"b": inner}}
        solution.deep(d)
        assert inner == [1, 3] and d["new"]["x"] is d["a"]
        s = {1, 2}; solution.grow(s); assert s == {2, 9}
        b = bytearray(b"old"); solution.fill(b); assert b == b"new"
        q = deque([1, 2, 3]); solution.rotate(q); assert list(q) == [3, 1, 2]
        c = Counter("a"); solution.count(c); assert c == {"a": 3, "b": 1}
        o = OrderedDict(a=1, b=2); solution.reorder(o); assert list(o) == ["b", "a"]
        dd = defaultdict(list); solution.put(dd); assert dd == {"x": [1]} and dd["y"] == []
        one = [1]; solution.to_bool(one); assert one[0] is True
        full = [1]; assert solution.clear(full) is full and full == []
        """,
    ),
    "arguments are changed in place also where the call raises": (
        "def half(xs):\n    xs.append(1)\n    raise ValueError('half way')\n",
        """
        xs = []
        with pytest.raises(ValueError, match="half way"):
            solution.half(xs)
        assert xs == [1]
        """,
    ),
    "values of the standard library": (
        """
        from decimal import Decimal
        from fractions import Fraction
        from datetime import date, datetime, timedelta, time
        def echo(x): return x
        def price(): return Decimal("1.10") + Decimal("2")
        def half(): return Fraction(1, 2)
        def tomorrow(d): return d + timedelta(days=1)
        """,
        """
        from datetime import date, datetime, time, timedelta
        from decimal import Decimal
        from fractions import Fraction
        assert solution.price() == Decimal("3.10")
        assert solution.half() == Fraction(1, 2) == 0.5
        assert solution.tomorrow(date(2026, 2, 28)) == date(2026, 3, 1)
        for value in (Decimal("NaN"), Decimal("1E+5"), datetime(2026, 1, 2, 3, 4, 5, 6), time(1, 2), timedelta(-1, 2, 3)):
            assert repr(solution.echo(value)) == repr(value)
        """,
    ),
    "classes of Python's own are the same on both sides": (
        "def cls_of(x): return type(x)\ndef make(cls, x): return cls(x)\nkinds = {'a': int}\nError = ValueError\n",
        """
        assert solution.cls_of(3) is int
        assert solution.make(str, 3) == "3"
        assert solution.make(list, "ab") == ["a", "b"]
        assert solution.kinds == {"a": int}
        assert solution.Error is ValueError
        """,
    ),
    "named tuples": (
        """
        from collections import namedtuple
        from typing import NamedTuple
        Point = namedtuple("Point", "x y")
        class Size(NamedTuple):
            w: int
            h: int = 2
            def area(self): return self.w * self.h
        def origin(): return Point(0, 0)
        def swap(p): return Point(p.y, p.x)
        def hold(): return Point([1], {"a": 2})
        """,
        """
        p = solution.Point(1, 2)
        assert p == (1, 2) and (1, 2) == p and p != (2, 1)
        assert p == solution.Point(1, 2)
        assert (p.x, p.y) == (1, 2)
        x, y = p
        assert (x, y) == (1, 2) and p[0] == 1 and p[-1] == 2 and len(p) == 2 and list(p) == [1, 2]
        assert isinstance(p, tuple) and isinstance(p, solution.Point)
        assert solution.swap(p) == (2, 1)
        assert p._replace(x=5) == (5, 2)
        assert p._asdict() == {"x": 1, "y": 2}
        assert {p: 1}[(1, 2)] == 1
        assert repr(p) == "Point(x=1, y=2)"
        assert sorted([solution.Point(2, 1), p])[0] == (1, 2)
        assert p < (1, 3)
        assert solution.Size(3).area() == 6 and solution.Size(3).h == 2
        assert solution.hold() == ([1], {"a": 2})
        assert solution.Point._fields == ("x", "y")
        """,
    ),
    "classes that extend Python's containers": (
        """
        from collections import Counter, defaultdict, UserDict
        class Stack(list):
            def push(self, x): self.append(x)
            @property
            def top(self): return self[-1]
        class Bag(dict):
            def __missing__(self, key): return 0
            def total(self): return sum(self.values())
        class Votes(Counter):
            def winner(self): return self.most_common(1)[0][0]
        class Celsius(float):
            def fahrenheit(self): return self * 9 / 5 + 32
        class Name(str):
            def shout(self): return self.upper() + "!"
        class Box(UserDict): pass
        def groups(words):
            d = defaultdict(list)
            for w in words: d[len(w)].append(w)
            return d
        """,
        """
        s = solution.Stack()
        s.push(1); s.append(2); s.extend([3])
        assert s == [1, 2, 3] and [1, 2, 3] == s and s != [1] and len(s) == 3 and s[0] == 1 and s[1:] == [2, 3] and 2 in s
        assert s.top == 3 and list(s) == [1, 2, 3] and sum(s) == 6 and sorted(s, reverse=True) == [3, 2, 1]
        assert isinstance(s, list) and isinstance(s, solution.Stack) and s.pop() == 3 and s + [9] == [1, 2, 9]
        s[0] = 7; del s[1]; assert s == [7] and s < [8] and s == solution.Stack([7])
        b = solution.Bag(a=1)
        b["b"] = 2
        assert b == {"a": 1, "b": 2} and b["nothing"] == 0 and b.total() == 3 and b.get("a") == 1 and dict(b) == {"a": 1, "b": 2}
        assert isinstance(b, dict) and sorted(b) == ["a", "b"] and {**b} == {"a": 1, "b": 2} and list(b.items()) == [("a", 1), ("b", 2)]
        v = solution.Votes("abcab" + "a")
        assert v.winner() == "a" and v["a"] == 3 and v == {"a": 3, "b": 2, "c": 1}
        c = solution.Celsius(100)
        assert c == 100.0 and c.fahrenheit() == 212.0 and c + 1 == 101.0 and c == pytest.approx(100) and round(c) == 100 and c < 101
        n = solution.Name("bo")
        assert n == "bo" and n.shout() == "BO!" and n + "x" == "box" and f"{n:>4}" == "  bo" and n.upper() == "BO" and {"bo": 1}[n] == 1
        assert solution.Box(a=1)["a"] == 1
        g = solution.groups(["a", "bb", "c"])
        assert g == {1: ["a", "c"], 2: ["bb"]} and isinstance(g, dict)
        """,
    ),
    "enums": (
        """
        from enum import Enum, IntEnum, Flag, auto
        class Color(Enum):
            RED = 1
            GREEN = "g"
            @property
            def nice(self): return self is Color.GREEN
            @classmethod
            def default(cls): return cls.RED
        class Level(IntEnum):
            LOW = 1
            HIGH = 2
        class Perm(Flag):
            R = auto()
            W = auto()
        def opposite(c): return Color.GREEN if c is Color.RED else Color.RED
        def by_name(): return {Color.RED: 1, Color.GREEN: 2}
        """,
        """
        Color, Level, Perm = solution.Color, solution.Level, solution.Perm
        assert Color.RED is Color.RED and Color.RED == Color.RED and Color.RED != Color.GREEN
        assert Color.RED.name == "RED" and Color.GREEN.value == "g" and Color.GREEN.nice and not Color.RED.nice
        assert Color(1) is Color.RED and Color["GREEN"] is Color.GREEN and Color.default() is Color.RED
        assert [c.name for c in Color] == ["RED", "GREEN"] and len(Color) == 2 and Color.RED in Color
        assert solution.opposite(Color.RED) is Color.GREEN
        assert solution.by_name()[Color.GREEN] == 2
        assert {Color.RED: "x"}[Color.RED] == "x" and Color.RED != 1 and isinstance(Color.RED, Color)
        assert str(Color.RED) == "Color.RED" and repr(Color.RED) == "<Color.RED: 1>"
        with pytest.raises(ValueError, match="99"): Color(99)
        with pytest.raises(KeyError): Color["BLUE"]
        with pytest.raises(AttributeError): Color.BLUE
        assert Level.HIGH == 2 and Level.LOW < Level.HIGH and Level.LOW + 1 == 2 and sorted([2, Level.LOW]) == [1, 2] and isinstance(Level.LOW, int)
        assert max(Level).name == "HIGH" and [10, 20, 30][Level.HIGH] == 30
        assert (Perm.R | Perm.W) & Perm.R == Perm.R and Perm.R in (Perm.R | Perm.W) and not (Perm.R & Perm.W)
        assert list(Color.__members__) == ["RED", "GREEN"]
        """,
    ),
    "dataclasses": (
        """
        from dataclasses import dataclass, field, asdict, replace
        @dataclass
        class Point:
            x: int
            y: int = 0
            tags: list = field(default_factory=list, compare=False)
            def moved(self, dx): return replace(self, x=self.x + dx)
        @dataclass(frozen=True, order=True)
        class Card:
            rank: int
            suit: str = "h"
        @dataclass
        class Hand:
            cards: list
        def best(cards): return max(cards)
        """,
        """
        p = solution.Point(1, 2)
        assert p == solution.Point(1, 2, ["other"]) and p != solution.Point(2, 2) and p != (1, 2)
        assert (p.x, p.y, p.tags) == (1, 2, []) and p.moved(4) == solution.Point(5, 2) and repr(p) == "Point(x=1, y=2, tags=[])"
        p.x = 9
        assert p.x == 9 and p == solution.Point(9, 2) and vars(p)["x"] == 9
        a, b = solution.Card(2), solution.Card(10)
        assert a < b and sorted([b, a]) == [a, b] and solution.best([a, b]) is b and {a: 1}[solution.Card(2)] == 1 and len({a, solution.Card(2)}) == 1
        with pytest.raises(AttributeError): a.rank = 3
        with pytest.raises(TypeError): solution.Point()
        assert solution.Hand([a, b]) == solution.Hand([solution.Card(2), solution.Card(10)])
        assert [solution.Point(1)] == [solution.Point(1)] and {"k": a} == {"k": solution.Card(2)}
        """,
    ),
}
