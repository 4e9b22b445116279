"""Solutions written to pass whatever they are asked: their own answers suffer, nothing else."""

from __future__ import annotations

import pytest

from sandbox.conversation.judge import LimitReached, StudentLost
from sandbox.types import Limits
from tests.sandbox.conversation.talking import module, solution, students

ALWAYS_EQUAL = """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__
    def __hash__(self): return 5
    def __bool__(self): return True
    def __contains__(self, x): return True
    def __instancecheck__(self, x): return True
    @property
    def __class__(self): return int
class YesInt(int):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__
    __hash__ = int.__hash__
    def __int__(self): return 5
    def __index__(self): return 5
class YesStr(str):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __hash__ = str.__hash__
    def __str__(self): return "right"
class YesList(list):
    def __eq__(self, other): return True
    def __iter__(self): return iter([1, 2, 3])
    def __len__(self): return 3
class Meta(type):
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __instancecheck__(self, x): return True
    def __subclasscheck__(self, x): return True
    def __getattribute__(self, name): return {"__name__": "int", "__mro__": (int, object)}.get(name) or type.__getattribute__(self, name)
class YesMeta(metaclass=Meta):
    def __eq__(self, other): return True
"""


@pytest.mark.parametrize("name", ["Yes", "YesInt", "YesStr", "YesList", "YesMeta"])
def test_an_object_that_is_equal_to_everything_is_equal_to_no_value(name):
    with solution(ALWAYS_EQUAL) as module:
        made = getattr(module, name)()
        for value in (5, "right", [1, 2, 3], 3.0, (), None, True, {"a": 1}, pytest.approx(5)):
            assert (made == value) is False
            assert (value == made) is False
            assert (made != value) is True
            assert [made] != [value]
            assert {"a": made} != {"a": value}
        assert type(made) is not int
        assert type(made) is not str
        assert not isinstance(made, pytest.MonkeyPatch)


def test_an_object_that_is_before_everything_has_no_order_beside_a_value():
    with solution(ALWAYS_EQUAL) as module:
        with pytest.raises(TypeError, match="no order beside a int"):
            assert module.Yes() < 5
        with pytest.raises(TypeError, match="no order beside"):
            assert module.Yes() < 5
        assert not module.YesInt(9) < 5
        assert module.YesInt(9) >= 9
        assert not module.YesStr("b") < "a"


def test_what_a_metaclass_says_makes_no_instance():
    with solution(ALWAYS_EQUAL) as module:
        assert not isinstance(5, module.YesMeta)
        assert not issubclass(int, module.YesMeta)
        assert not isinstance(module.Yes(), module.YesMeta)
        assert module.YesMeta.__name__ == "YesMeta"


def test_an_object_that_lies_of_its_class_is_what_it_is():
    with solution(ALWAYS_EQUAL) as module:
        made = module.Yes()
        assert not isinstance(made, int)
        assert isinstance(made, module.Yes)


PATCHED = """
import builtins, json, os, socket, struct, sys
def everything():
    for name in ("len", "isinstance", "issubclass", "getattr", "type", "map", "zip", "list", "dict", "tuple", "str", "repr", "id"):
        setattr(builtins, name, lambda *a, **k: 5)
    return 5
def json_():
    json.JSONEncoder.encode = json.JSONEncoder.iterencode = json.JSONDecoder.decode = lambda *a: "5"
    json.dumps = json.loads = lambda *a: 5
    return 6
def exits():
    os._exit = os.fork = os.waitpid = os.kill = lambda *a: 0
    return 7
def line():
    import gc
    for one in gc.get_objects():
        if isinstance(one, socket.socket): one.sendall(b"\\0\\0\\0\\1x" * 100)
    return 8
def modules():
    for name in list(sys.modules):
        if name.startswith("sandbox"): del sys.modules[name]
    sys.modules["json"] = sys.modules["socket"] = None
    return 9
def frames():
    frame = sys._getframe()
    while frame:
        frame.f_locals.clear() if False else None
        for name, value in list(frame.f_globals.items()):
            if name in ("DEEDS", "ANSWER", "RAISED", "QUESTION"): frame.f_globals[name] = {}
        frame = frame.f_back
    return 10
def honest(): return 11
"""


@pytest.mark.parametrize("name", ["everything", "json_", "exits", "line", "modules", "frames"])
def test_what_a_student_patches_harms_only_its_own_answers(name):
    with students(PATCHED) as both:
        talk = both.conversation
        talk.fork()
        try:
            getattr(module("solution"), name)()
            module("solution").honest()
            talk.join()
        except (StudentLost, Exception):  # noqa: BLE001 - a wrong answer, an exception or a lost process: all its own
            talk.lose()
        if talk.lost:
            talk.lose()
        talk.fork()
        assert module("solution").honest() == 11
        talk.join()


LARGE = """
def text(n): return "x" * n
def nested(n):
    x = []
    for _ in range(n): x = [x]
    return x
def cycle(): x = []; x.append(x); return x
def bomb():
    x = [1]
    for _ in range(60): x = [x, x]
    return x
def change(xs): xs.append(xs)
def hold(xs): xs.append("x" * (1 << 22))
def flood():
    while True: print("x" * 1000)
def ok(): return 1
"""


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("s.text(1 << 22)", "larger than"),
        ("s.nested(500)", "too deeply"),
        ("s.cycle()", "contains itself"),
        ("s.bomb()", "too many items"),
        ("s.change([])", "contains itself"),
        ("s.hold([])", "larger than"),
    ],
)
def test_what_is_too_large_fails_and_the_process_lives(expression, told):
    with solution(LARGE) as module:
        with pytest.raises(LimitReached, match=told):
            eval(expression, {"s": module})  # noqa: S307 - a line of a suite
        assert module.ok() == 1


def test_a_flood_of_output_stops_at_its_limit(capsys):
    with solution(LARGE, Limits(output_kib=64)) as module:
        with pytest.raises(LimitReached, match="printed"):
            module.flood()
        with pytest.raises(LimitReached):
            module.ok()
    assert len(capsys.readouterr().out) <= 64 << 10


ENDLESS = """
class Liar:
    def __len__(self): return 2**62
    def __iter__(self): return self
    def __next__(self): return 1
    def __hash__(self): return "x"
    def __bool__(self): return "yes"
    def __str__(self): return 5
    def __repr__(self): raise SystemExit("in repr")
    def __getattr__(self, name): return self
    def __index__(self): return 1.5
def back(f): return f(f)
"""


def test_special_methods_that_lie_are_errors_of_the_test():
    with solution(ENDLESS) as module:
        liar = module.Liar()
        for bad in (lambda: hash(liar), lambda: bool(liar), lambda: [1][liar], lambda: str(liar)):
            with pytest.raises(TypeError):
                bad()
        with pytest.raises(SystemExit):
            repr(liar)
        assert liar.anything.at.all is liar


def test_callbacks_that_call_each_other_without_end_are_a_recursion_error():
    with solution(ENDLESS) as module:

        def again(f):
            return module.back(f)

        with pytest.raises(RecursionError):
            module.back(again)


def test_a_process_that_closes_its_line_is_lost():
    source = "def f():\n    import os\n    os.closerange(3, 200)\n    return 1\n"
    with solution(source) as module, pytest.raises(StudentLost):
        module.f()
