"""Functions, generators, callbacks."""

FUNCTIONS = {
    "arguments of every kind": (
        "def f(a, /, b, *c, d=1, **e): return [a, b, c, d, e]\nanswer = 42\nnames = ['a']\n",
        """
        assert solution.f(1, 2) == [1, 2, (), 1, {}]
        assert solution.f(1, b=2, d=3, x=4) == [1, 2, (), 3, {"x": 4}]
        assert solution.f(*range(4), **{"d": 9}) == [0, 1, (2, 3), 9, {}]
        with pytest.raises(TypeError, match="missing 1 required"): solution.f(1)
        assert solution.answer == 42 and solution.names == ["a"]
        with pytest.raises(AttributeError, match="nothing"): solution.nothing
        assert not hasattr(solution, "nothing") and hasattr(solution, "f") and "f" in dir(solution)
        """,
    ),
    "what a function says of itself": (
        'def f(x: int, y: "str" = "a", *, z=None) -> bool:\n    "Says something."\n    return True\n\ndef plain(): pass\n',
        """
        import inspect
        assert solution.f.__doc__ == "Says something." and solution.f.__name__ == "f" and solution.plain.__doc__ is None
        assert solution.f.__annotations__ == {"x": int, "y": "str", "return": bool} and solution.f.__defaults__ == ("a",)
        assert list(inspect.signature(solution.f).parameters) == ["x", "y", "z"]
        assert inspect.signature(solution.f).parameters["y"].default == "a"
        assert callable(solution.f)
        """,
    ),
    "functions that give functions": (
        """
        def adder(n): return lambda x: x + n
        def compose(*fs):
            def run(x):
                for f in fs: x = f(x)
                return x
            return run
        def counter():
            n = 0
            def up():
                nonlocal n
                n += 1
                return n
            return up
        def memo(f):
            seen = {}
            def inner(x):
                if x not in seen: seen[x] = f(x)
                return seen[x]
            inner.seen = seen
            return inner
        table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
        """,
        """
        add = solution.adder(3)
        assert add(4) == 7 and solution.adder(1)(1) == 2
        assert solution.compose(add, lambda x: x * 2, str)(1) == "8"
        up = solution.counter(); other = solution.counter()
        assert [up(), up(), other(), up()] == [1, 2, 1, 3]
        calls = []
        @solution.memo
        def square(x): calls.append(x); return x * x
        assert [square(3), square(3), square(4)] == [9, 9, 16] and calls == [3, 4] and square.seen == {3: 9, 4: 16}
        assert solution.table["-"](5, 3) == 2 and list(map(add, [1, 2])) == [4, 5] and sorted([3, 1], key=solution.adder(0)) == [1, 3]
        """,
    ),
    "decorators keep the name of the author's function": (
        """
        import functools, time
        def logged(f):
            @functools.wraps(f)
            def inner(*a, **k):
                inner.calls += 1
                return f(*a, **k)
            inner.calls = 0
            return inner
        def repeat(n):
            def deco(f):
                def inner(*a): return [f(*a) for _ in range(n)]
                return inner
            return deco
        """,
        """
        @solution.logged
        def greet(name, mark="!"): return "hi " + name + mark
        assert greet("bo") == "hi bo!" and greet("bo", mark="?") == "hi bo?" and greet.calls == 2 and greet.__name__ == "greet"
        @solution.repeat(3)
        def one(): return 1
        assert one() == [1, 1, 1]
        """,
    ),
    "callbacks": (
        """
        def apply(f, *args, **kw): return f(*args, **kw)
        def twice(f, x): return f(f(x))
        def each(items, f):
            for item in items: f(item)
        def keep(items, test): return [i for i in items if test(i)]
        def safe(f):
            try: return f()
            except ZeroDivisionError as e: return "caught " + str(e)
        def sort(items, key): items.sort(key=key); return items
        def fix(f, n): return f(lambda m: fix(f, m), n)
        class Button:
            def __init__(self): self.handlers = []
            def on(self, f): self.handlers.append(f)
            def press(self, *a): return [h(*a) for h in self.handlers]
        def same(f): return f
        def is_same(f, g): return f is g
        def is_callable(f): return callable(f)
        def name(f): return f.__name__
        def mutate(f, xs): f(xs); return list(xs)
        """,
        """
        assert solution.apply(lambda a, b=1, *, c=2: (a, b, c), 5, c=7) == (5, 1, 7)
        assert solution.twice(lambda x: x * 3, 2) == 18 and solution.twice("{}!".format, "a") == "a!!"
        seen = []; solution.each([1, [2]], seen.append); assert seen == [1, [2]]
        assert solution.keep([1, 2, 3], lambda x: x % 2) == [1, 3] and solution.keep(["a", ""], len) == ["a"] and solution.keep([0, 1], bool) == [1]
        assert solution.safe(lambda: 1 / 0) == "caught division by zero"
        class Mine(Exception): pass
        def bad(): raise Mine("mine", 3)
        with pytest.raises(Mine) as info: solution.safe(bad)
        assert info.value.args == ("mine", 3)
        error = ValueError("this very one")
        def raises(): raise error
        with pytest.raises(ValueError) as info: solution.safe(raises)
        assert info.value is error
        words = ["bb", "a"]; assert solution.sort(words, key=len) is words and words == ["a", "bb"]
        assert solution.fix(lambda again, n: 1 if n == 0 else n * again(n - 1), 8) == 40320
        assert solution.apply(solution.apply, solution.twice, lambda x: x + 1, 0) == 2
        b = solution.Button(); b.on(seen.append); b.on(lambda x: x * 2); assert b.press(4) == [None, 8] and seen[-1] == 4
        f = lambda: 1
        assert solution.same(f) is f and solution.is_same(f, f) and solution.is_callable(f) and solution.name(bad) == "bad"
        assert solution.mutate(lambda xs: xs.append(5), [1]) == [1, 5]
        assert solution.apply(lambda o: o.on is not None, b) and solution.apply(lambda o: o, b) is b
        """,
    ),
    "objects of the suite's": (
        """
        def total(items): return sum(i.price * i.count for i in items)
        def speak(animal): return animal.speak() + "!"
        def log(out): out.write("hello\\n"); print("there", file=out)
        def drain(it): return list(it)
        def length(x): return len(x), x[0], 3 in x
        def rename(x): x.name = "new"; return x
        def use(manager):
            with manager as m: return m
        def pick(rng): return rng.choice([1, 2, 3])
        """,
        """
        import io, types
        class Item:
            def __init__(self, price, count): self.price, self.count = price, count
        assert solution.total([Item(2, 3), Item(1, 1)]) == 7
        class Dog:
            def speak(self): return "wuff"
        assert solution.speak(Dog()) == "wuff!"
        out = io.StringIO(); solution.log(out); assert out.getvalue() == "hello\\nthere\\n"
        assert solution.drain(i * i for i in range(4)) == [0, 1, 4, 9] and solution.drain(iter("ab")) == ["a", "b"] and solution.drain(map(str, [1])) == ["1"]
        class Seq:
            def __len__(self): return 2
            def __getitem__(self, i): return "xy"[i]
            def __contains__(self, i): return i == 3
        assert solution.length(Seq()) == (2, "x", True)
        item = Item(1, 1); assert solution.rename(item) is item and item.name == "new"
        entered = []
        class Manager:
            def __enter__(self): entered.append("in"); return 5
            def __exit__(self, *a): entered.append(a)
        assert solution.use(Manager()) == 5 and entered == ["in", (None, None, None)]
        assert solution.pick(types.SimpleNamespace(choice=lambda xs: xs[-1])) == 3
        """,
    ),
    "generators": (
        """
        def count(n):
            for i in range(n): yield i
        def forever():
            n = 0
            while True: yield n; n += 1
        def echo():
            got = None
            try:
                while True: got = yield got
            except KeyError as e: yield "caught " + repr(e)
            finally: closed.append(1)
        closed = []
        def average():
            total = n = 0; mean = None
            while True:
                x = yield mean
                if x is None: return "done"
                total += x; n += 1; mean = total / n
        def outer():
            result = yield from average()
            yield result
        squares = (i * i for i in range(3))
        """,
        """
        import itertools, types
        g = solution.count(3)
        assert iter(g) is g and next(g) == 0 and list(g) == [1, 2] and list(g) == []
        assert list(itertools.islice(solution.forever(), 5)) == [0, 1, 2, 3, 4] and sum(solution.count(5)) == 10
        e = solution.echo(); next(e)
        assert e.send([1]) == [1] and e.send("x") == "x" and e.throw(KeyError("k")) == "caught KeyError('k')"
        e.close(); assert solution.closed == [1]
        with pytest.raises(StopIteration): next(e)
        a = solution.average(); next(a); a.send(2); assert a.send(4) == 3
        with pytest.raises(StopIteration) as info: a.send(None)
        assert info.value.value == "done"
        o = solution.outer(); next(o); o.send(1); assert o.send(None) == "done"
        assert list(solution.squares) == [0, 1, 4]
        assert [x for x in solution.count(2)] == [0, 1] and {*solution.count(2)} == {0, 1} and dict(zip("ab", solution.count(2))) == {"a": 0, "b": 1}
        with pytest.raises(TypeError): solution.count()
        """,
    ),
}
