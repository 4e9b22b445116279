"""Objects of the student's own classes."""

OBJECTS = {
    "methods, attributes, properties": (
        """
        class Account:
            count = 0
            def __init__(self, owner, balance=0, *, limit=10):
                self.owner, self._balance, self.limit = owner, balance, limit
                Account.count += 1
            def deposit(self, amount): self._balance += amount; return self
            @property
            def balance(self): return self._balance
            @balance.setter
            def balance(self, value):
                if value < 0: raise ValueError("negative")
                self._balance = value
            @staticmethod
            def double(x): return 2 * x
            @classmethod
            def empty(cls): return cls("nobody")
        class Savings(Account):
            rate = 0.5
            def interest(self): return self.balance * self.rate
            def deposit(self, amount): return super().deposit(amount + 1)
        """,
        """
        a = solution.Account("bo", limit=5)
        assert a.deposit(5) is a and a.deposit(1).deposit(1) is a and a.balance == 7
        a.balance = 3
        assert a._balance == 3 and a.limit == 5
        with pytest.raises(ValueError, match="negative"): a.balance = -1
        with pytest.raises(AttributeError): a.nothing
        with pytest.raises(AttributeError, match="nothing"): solution.Account.nothing
        a.new = [1]; assert a.new == [1]; del a.new; assert not hasattr(a, "new")
        assert getattr(a, "owner") == "bo" and getattr(a, "x", 9) == 9
        assert solution.Account.count == 1 and solution.Account.double(4) == 8 and a.double(4) == 8
        assert solution.Account.empty().owner == "nobody" and a.count == 2
        s = solution.Savings("al", 4)
        assert isinstance(s, solution.Account) and issubclass(solution.Savings, solution.Account) and not isinstance(a, solution.Savings)
        assert s.deposit(1).balance == 6 and s.interest() == 3.0 and type(s) is solution.Savings and s.__class__ is solution.Savings
        assert type(s).__name__ == "Savings" and solution.Savings.__bases__[0] is solution.Account
        assert a.deposit.__name__ == "deposit" and callable(a.deposit) and callable(solution.Account) and not callable(a)
        assert solution.Account.deposit(a, 2) is a and a.balance == 5
        method = a.deposit; method(1); assert a.balance == 6
        assert a == a and a != solution.Account("bo") and a in [a] and bool(a)
        assert "deposit" in dir(a) and "owner" in vars(a)
        with pytest.raises(TypeError): solution.Account()
        with pytest.raises(TypeError, match="unexpected"): solution.Account("a", wrong=1)
        with pytest.raises(TypeError): len(a)
        with pytest.raises(TypeError): a + 1
        with pytest.raises(TypeError): a[0]
        with pytest.raises(TypeError): iter(a)
        with pytest.raises(TypeError): a()
        with pytest.raises(TypeError): a < a
        """,
    ),
    "operators": (
        """
        class V:
            def __init__(self, x): self.x = x
            def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o)) if isinstance(o, (V, int)) else NotImplemented
            __radd__ = __add__
            def __sub__(self, o): return V(self.x - o.x)
            def __mul__(self, n): return V(self.x * n)
            def __rmul__(self, n): return self * n
            def __truediv__(self, n): return V(self.x / n)
            def __floordiv__(self, n): return V(self.x // n)
            def __mod__(self, n): return V(self.x % n)
            def __divmod__(self, n): return self // n, self % n
            def __pow__(self, n): return V(self.x ** n)
            def __matmul__(self, o): return self.x * o.x
            def __neg__(self): return V(-self.x)
            def __pos__(self): return self
            def __abs__(self): return V(abs(self.x))
            def __invert__(self): return V(~self.x)
            def __lshift__(self, n): return V(self.x << n)
            def __or__(self, o): return V(self.x | o.x)
            def __and__(self, o): return V(self.x & o.x)
            def __xor__(self, o): return V(self.x ^ o.x)
            def __iadd__(self, o): self.x += o.x; return self
            def __eq__(self, o): return isinstance(o, V) and self.x == o.x
            def __hash__(self): return hash(self.x)
            def __lt__(self, o): return self.x < o.x
            def __le__(self, o): return self.x <= o.x
            def __int__(self): return self.x
            def __float__(self): return float(self.x)
            def __index__(self): return self.x
            def __round__(self, n=None): return round(self.x, n)
            def __bool__(self): return self.x != 0
            def __repr__(self): return f"V({self.x})"
            def __str__(self): return f"<{self.x}>"
            def __format__(self, spec): return format(self.x, spec)
            def __call__(self, y, *, z=0): return self.x + y + z
        """,
        """
        V = solution.V
        a, b = V(3), V(5)
        assert a + b == V(8) and a + 1 == V(4) and 1 + a == V(4) and sum([a, b]) == V(8) and sum([a, b], V(0)) == V(8)
        with pytest.raises(TypeError): a + "x"
        with pytest.raises(TypeError): "x" + a
        assert b - a == V(2) and a * 2 == V(6) and 2 * a == V(6) and b / 2 == V(2.5) and b // 2 == V(2) and b % 2 == V(1)
        assert divmod(b, 2) == (V(2), V(1)) and a ** 2 == V(9) and a @ b == 15 and -a == V(-3) and +a is a and abs(V(-1)) == V(1)
        assert ~a == V(-4) and a << 1 == V(6) and a | b == V(7) and a & b == V(1) and a ^ b == V(6)
        kept = a; a += b
        assert a is kept and a == V(8)
        assert V(1) < V(2) and V(1) <= V(1) and V(2) > V(1) and not V(2) < V(1) and sorted([V(3), V(1)]) == [V(1), V(3)] and max(V(1), V(4)) == V(4)
        assert int(V(4)) == 4 and float(V(4)) == 4.0 and [0, 1, 2][V(1)] == 1 and hex(V(255)) == "0xff" and round(V(4)) == 4
        assert V(1) and not V(0) and repr(V(1)) == "V(1)" and str(V(1)) == "<1>" and f"{V(7):03}" == "007" and f"{V(1)!r}" == "V(1)"
        assert V(1)(2) == 3 and V(1)(2, z=3) == 6 and callable(V(1))
        assert {V(1): "a"}[V(1)] == "a" and len({V(1), V(1), V(2)}) == 2 and V(1) in [V(1)] and V(1) in {V(1)} and [V(1), V(2)].index(V(2)) == 1
        assert V(1) != V(2) and not V(1) != V(1) and V(1) != 1 and 1 != V(1)
        assert [V(1), [V(2)]] == [V(1), [V(2)]] and "%s" % V(1) == "<1>"
        """,
    ),
    "containers of the student's own": (
        """
        class Grid:
            def __init__(self): self.cells = {}
            def __len__(self): return len(self.cells)
            def __getitem__(self, key):
                if isinstance(key, slice): return [key.start, key.stop, key.step]
                return self.cells[key]
            def __setitem__(self, key, value): self.cells[key] = value
            def __delitem__(self, key): del self.cells[key]
            def __contains__(self, key): return key in self.cells
            def __iter__(self): return iter(self.cells)
            def __reversed__(self): return reversed(list(self.cells))
        class Old:
            def __getitem__(self, i):
                if i > 2: raise IndexError(i)
                return i * 10
            def __len__(self): return 3
        class Countdown:
            def __init__(self, n): self.n = n
            def __iter__(self): return self
            def __next__(self):
                if self.n == 0: raise StopIteration
                self.n -= 1
                return self.n
        """,
        """
        g = solution.Grid()
        assert not g and len(g) == 0
        g[1, 2] = "x"; g["k"] = [1]
        assert g[1, 2] == "x" and (1, 2) in g and "z" not in g and len(g) == 2 and list(g) == [(1, 2), "k"] and list(reversed(g)) == ["k", (1, 2)]
        assert g[1:5:2] == [1, 5, 2] and g[:3] == [None, 3, None]
        del g["k"]; assert len(g) == 1
        with pytest.raises(KeyError) as info: g["none"]
        assert info.value.args == ("none",)
        old = solution.Old()
        assert list(old) == [0, 10, 20] and 20 in old and 30 not in old and list(reversed(old)) == [20, 10, 0]
        first, *rest = old
        assert first == 0 and rest == [10, 20]
        c = solution.Countdown(3)
        assert next(c) == 2 and iter(c) is c and list(c) == [1, 0] and next(c, "end") == "end"
        with pytest.raises(StopIteration): next(c)
        assert sum(solution.Countdown(4)) == 6 and [a + b for a, b in zip(solution.Countdown(2), "xy".__len__ and [1, 2])] == [2, 2]
        assert dict(enumerate(solution.Countdown(2))) == {0: 1, 1: 0} and max(solution.Countdown(5)) == 4 and tuple(map(str, solution.Countdown(2))) == ("1", "0")
        """,
    ),
    "context managers": (
        """
        from contextlib import contextmanager
        log = []
        class Door:
            def __enter__(self): log.append("open"); return self
            def __exit__(self, kind, error, tb):
                log.append(("close", kind.__name__ if kind else None, str(error) if error else None))
                return kind is KeyError
        @contextmanager
        def tag(name):
            log.append("<" + name)
            try: yield name.upper()
            except ValueError as e: log.append("caught " + str(e))
            finally: log.append(">")
        def seen(): return log
        """,
        """
        with solution.Door() as door:
            assert isinstance(door, solution.Door)
        with solution.Door():
            raise KeyError("swallowed")
        with pytest.raises(ValueError, match="through"):
            with solution.Door():
                raise ValueError("through")
        with solution.tag("b") as t:
            assert t == "B"
        with solution.tag("c"):
            raise ValueError("hm")
        with pytest.raises(AssertionError):
            with solution.tag("d"):
                assert 1 == 2
        assert solution.seen()[:6] == ["open", ("close", None, None), "open", ("close", "KeyError", "'swallowed'"), "open", ("close", "ValueError", "through")]
        assert solution.log[6:11] == ["<b", ">", "<c", "caught hm", ">"]
        """,
    ),
    "objects inside values, and the same object twice": (
        """
        class Node:
            def __init__(self, value): self.value, self.next, self.children = value, None, []
        def chain(n):
            first = last = Node(0)
            for i in range(1, n): last.next = Node(i); last = last.next
            return first
        def nodes(): n = Node(1); return {"a": [n, (n, {n})]}
        def values(nodes): return [n.value for n in nodes]
        def first(nodes): return nodes[0]
        keep = Node(7)
        """,
        """
        found = solution.nodes()
        a, (b, c) = found["a"]
        assert a is b and c == {a} and a.value == 1
        n = solution.chain(4); seen = []
        while n is not None: seen.append(n.value); n = n.next
        assert seen == [0, 1, 2, 3]
        many = [solution.Node(i) for i in range(5)]
        assert solution.values(many) == [0, 1, 2, 3, 4] and solution.first(many) is many[0]
        assert solution.keep is solution.keep and solution.keep.next is None
        many[0].next = many[1]; assert many[0].next is many[1]
        assert sorted(many, key=lambda n: -n.value)[0].value == 4 and max(many, key=lambda n: n.value) is many[4]
        index = {node: i for i, node in enumerate(many)}
        assert index[many[3]] == 3
        import copy
        twin = copy.copy(many[0]); twin.value = 50
        assert many[0].value == 0 and twin.value == 50 and copy.deepcopy(many[0]).next.value == 1
        """,
    ),
    "abstract classes, several bases, class attributes": (
        """
        from abc import ABC, abstractmethod
        class Shape(ABC):
            @abstractmethod
            def area(self): ...
            def describe(self): return f"{type(self).__name__} of {self.area()}"
        class Loud:
            def shout(self): return self.describe().upper()
        class Square(Loud, Shape):
            sides = 4
            def __init__(self, a): self.a = a
            def area(self): return self.a ** 2
        class Meta(type):
            def __len__(cls): return 42
            def __call__(cls, *args): return super().__call__(*args)
        class Odd(metaclass=Meta):
            __slots__ = ("x",)
            def __init__(self, x): self.x = x
            def __getattr__(self, name): return "dynamic " + name
        """,
        """
        with pytest.raises(TypeError): solution.Shape()
        s = solution.Square(3)
        assert s.shout() == "SQUARE OF 9" and isinstance(s, solution.Shape) and isinstance(s, solution.Loud) and solution.Square.sides == 4
        solution.Square.sides = 5; assert s.sides == 5
        assert len(solution.Odd) == 42 and solution.Odd(3).x == 3 and solution.Odd(1).anything == "dynamic anything"
        """,
    ),
}
