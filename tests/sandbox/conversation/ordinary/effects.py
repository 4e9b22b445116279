"""What a call does besides giving a value: exceptions, printing, input; and what a suite changes in the solution."""

EFFECTS = {
    "exceptions": (
        """
        class ShopError(Exception): pass
        class Broke(ShopError, ValueError):
            def __init__(self, need, have):
                super().__init__(f"need {need}, have {have}")
                self.need, self.have = need, have
            @property
            def missing(self): return self.need - self.have
        class Quiet(Exception):
            def __str__(self): return "own words"
        def buy(need): raise Broke(need, 1)
        def quiet(): raise Quiet(1, [2])
        def chain():
            try: {}["k"]
            except KeyError as e: raise ShopError("no k") from e
        def context():
            try: 1 / 0
            except ZeroDivisionError: raise ShopError("while")
        def leave(code): raise SystemExit(code)
        def make(): return Broke(5, 1)
        def catch(f):
            try: f()
            except ShopError as e: return e
        def builtin(name): raise getattr(__import__("builtins"), name)("text", 7)
        def with_attributes(): e = ValueError("x"); e.code = 5; raise e
        def check(x): assert x > 0, "must be positive"
        def rec(n): return rec(n + 1)
        """,
        """
        with pytest.raises(solution.Broke, match=r"need 5, have 1") as info: solution.buy(5)
        assert info.value.need == 5 and info.value.missing == 4 and info.value.args == ("need 5, have 1",) and info.type is solution.Broke
        with pytest.raises(solution.ShopError): solution.buy(2)
        with pytest.raises(ValueError): solution.buy(2)
        try: solution.buy(3)
        except (KeyError, solution.ShopError) as e: assert str(e) == "need 3, have 1" and isinstance(e, ValueError)
        else: raise AssertionError
        with pytest.raises(solution.Quiet, match="own words") as info: solution.quiet()
        assert info.value.args == (1, [2])
        with pytest.raises(solution.ShopError) as info: solution.chain()
        assert isinstance(info.value.__cause__, KeyError) and info.value.__cause__.args == ("k",)
        with pytest.raises(solution.ShopError) as info: solution.context()
        assert isinstance(info.value.__context__, ZeroDivisionError) and info.value.__cause__ is None
        with pytest.raises(SystemExit) as info: solution.leave(3)
        assert info.value.code == 3
        made = solution.make(); assert isinstance(made, solution.Broke) and str(made) == "need 5, have 1" and made.have == 1
        assert solution.catch(lambda: solution.buy(9)).need == 9
        def again(): raise made
        assert solution.catch(again) is made
        with pytest.raises(solution.Broke) as info: raise solution.Broke(2, 1)
        for name in ("ValueError", "TypeError", "KeyError", "IndexError", "RuntimeError", "OSError", "StopIteration", "AssertionError"):
            with pytest.raises(getattr(__import__("builtins"), name)) as info: solution.builtin(name)
            assert type(info.value).__name__ == name
        with pytest.raises(ValueError) as info: solution.with_attributes()
        assert info.value.code == 5
        with pytest.raises(AssertionError, match="must be positive"): solution.check(-1)
        with pytest.raises(RecursionError): solution.rec(0)
        assert issubclass(solution.Broke, ValueError) and issubclass(solution.Broke, Exception) and solution.Broke.__name__ == "Broke"
        with pytest.raises(ZeroDivisionError):
            with pytest.raises(solution.Broke): 1 / 0
        """,
    ),
    "groups of exceptions": (
        """
        class Several(ExceptionGroup):
            def __new__(cls, errors): return super().__new__(cls, "several", errors)
            def derive(self, errors): return Several(errors)
            @property
            def first(self): return self.exceptions[0]
        class Own(Exception): pass
        class Plain(ExceptionGroup): pass
        def group(): raise ExceptionGroup("plain", [ValueError("a"), Own("b")])
        def several(): raise Several([ValueError("a"), Own("b")])
        def nested(): raise Plain("outer", [Plain("inner", [KeyError("k")]), ValueError("v")])
        def changed():
            error = Plain("text", [ValueError("a")]); error.args = (); raise error
        def make(): return Several([Own("b")])
        """,
        """
        with pytest.raises(ExceptionGroup, match="plain") as info: solution.group()
        assert info.value.message == "plain" and isinstance(info.value.exceptions[1], solution.Own)
        with pytest.raises(solution.Several) as info: solution.several()
        assert [type(one) for one in info.value.exceptions] == [ValueError, solution.Own] and info.value.message == "several"
        assert isinstance(info.value, ExceptionGroup) and str(info.value.first) == "a"
        with pytest.raises(solution.Plain) as info: solution.nested()
        inner, other = info.value.exceptions
        assert isinstance(inner, solution.Plain) and isinstance(inner.exceptions[0], KeyError) and str(other) == "v"
        caught = []
        try: solution.several()
        except* ValueError as group: caught.append(str(group.exceptions[0]))
        except* solution.Own as group: caught.append(str(group.exceptions[0]))
        assert caught == ["a", "b"]
        with pytest.raises(ExceptionGroup) as info: solution.nested()
        assert info.group_contains(KeyError) and not info.group_contains(OSError)
        with pytest.RaisesGroup(ValueError, solution.Own): solution.several()
        with pytest.raises(solution.Plain) as info: solution.changed()
        assert info.value.message == "text" and len(info.value.exceptions) == 1
        assert solution.make().exceptions[0].args == ("b",)
        """,
    ),
    "printing and input": (
        """
        import sys
        def hello(): print("hello", end=""); print(" there"); sys.stderr.write("oops\\n"); return 1
        def ask(): return input("name? ") + "|" + input()
        def read(): return sys.stdin.readline() + "|" + sys.stdin.read()
        def lines(): return [line.strip() for line in sys.stdin]
        def both(f): print("before"); f(); print("after")
        """,
        """
        assert solution.hello() == 1
        captured = capsys.readouterr()
        assert captured.out == "hello there\\n" and captured.err == "oops\\n"
        answers = iter(["bo", "al"]); asked = []
        monkeypatch.setattr("builtins.input", lambda prompt="": asked.append(prompt) or next(answers))
        assert solution.ask() == "bo|al" and asked == ["name? ", ""]
        with pytest.raises(StopIteration): solution.ask()
        monkeypatch.undo()
        monkeypatch.setattr("sys.stdin", io.StringIO("one\\ntwo\\nthree"))
        assert solution.read() == "one\\n|two\\nthree"
        monkeypatch.setattr("sys.stdin", io.StringIO("1\\n2\\n"))
        assert solution.lines() == ["1", "2"]
        monkeypatch.setattr("sys.stdin", io.StringIO("x\\ny\\n"))
        capsys.readouterr()
        assert solution.ask() == "x|y" and capsys.readouterr().out == "name? "
        with pytest.raises(EOFError): solution.ask()
        capsys.readouterr()
        solution.both(lambda: print("inside"))
        assert capsys.readouterr().out == "before\\ninside\\nafter\\n"
        """,
    ),
    "changing what an attribute holds": (
        """
        items = [1]
        PRICES = {"apple": 1}
        nested = {"a": [1], "b": ({2},)}
        def count(): return len(items)
        def price(name): return PRICES[name]
        def seen(): return nested
        class Cart:
            all = []
            def __init__(self): self.items = []
            def total(self): return len(self.items)
            @property
            def shown(self): return list(self.items)
        """,
        """
        solution.items.append(2); assert solution.count() == 2 and solution.items == [1, 2]
        solution.items[:] = []; assert solution.count() == 0
        monkeypatch.setitem(solution.PRICES, "apple", 5); assert solution.price("apple") == 5
        solution.PRICES["pear"] = 7; assert solution.price("pear") == 7
        cart = solution.Cart(); cart.items.append("x"); cart.items.extend(["y", "z"]); assert cart.total() == 3
        cart.shown.append("no"); assert cart.total() == 3
        solution.Cart.all.append(cart); assert solution.Cart.all[0] is cart
        solution.nested["a"].append(9); solution.nested["b"][0].add(3); assert solution.seen() == {"a": [1, 9], "b": ({2, 3},)}
        held = solution.items; held.append(1); held.append(2); assert solution.count() == 2
        solution.PRICES.clear()
        with pytest.raises(KeyError): solution.price("pear")
        """,
    ),
    "monkeypatch": (
        """
        import random, time
        RATE = 2
        def price(x): return x * RATE
        def roll(): return random.randint(1, 6)
        def slow(): time.sleep(60); return "woke"
        def helper(): return "real"
        def use(): return helper()
        class Shop:
            tax = 1
            def total(self): return self.base() + self.tax
            def base(self): return 10
            @staticmethod
            def st(): return "st"
        """,
        """
        monkeypatch.setattr(solution, "RATE", 5); assert solution.price(2) == 10 and solution.RATE == 5
        monkeypatch.setattr(solution, "helper", lambda: "fake"); assert solution.use() == "fake" and solution.helper() == "fake"
        monkeypatch.setattr(solution.random, "randint", lambda a, b: b); assert solution.roll() == 6
        monkeypatch.setattr(solution.time, "sleep", lambda s: None); assert solution.slow() == "woke"
        monkeypatch.setattr(solution.Shop, "tax", 7); monkeypatch.setattr(solution.Shop, "base", lambda self: 100)
        monkeypatch.setattr(solution.Shop, "st", staticmethod(lambda: "fake"))
        assert solution.Shop().total() == 107 and solution.Shop.st() == "fake" and solution.Shop().st() == "fake"
        shop = solution.Shop(); monkeypatch.setattr(shop, "tax", 0); assert shop.total() == 100
        monkeypatch.setattr("solution.RATE", 9); assert solution.price(1) == 9
        monkeypatch.undo()
        assert solution.RATE == 2 and solution.use() == "real" and solution.Shop().total() == 11 and shop.total() == 11 and solution.Shop.st() == "st"
        assert 1 <= solution.roll() <= 6
        with pytest.raises(AttributeError): monkeypatch.setattr(solution, "nothing", 1)
        monkeypatch.setattr(solution, "extra", 1, raising=False); assert solution.extra == 1
        monkeypatch.delattr(solution, "RATE")
        with pytest.raises(NameError): solution.price(1)
        monkeypatch.undo(); assert solution.price(1) == 2 and not hasattr(solution, "extra")
        """,
    ),
    "comparing with approx and others": (
        "def third(): return 1 / 3\ndef many(): return [0.1 + 0.2, 1.0]\ndef table(): return {'a': 0.1 + 0.2}\n",
        """
        assert solution.third() == pytest.approx(0.3333, abs=1e-3) and solution.many() == pytest.approx([0.3, 1]) and solution.table() == pytest.approx({"a": 0.3})
        import math, json
        assert math.isclose(solution.third() * 3, 1) and json.dumps(solution.many()) == "[0.30000000000000004, 1.0]"
        """,
    ),
}
