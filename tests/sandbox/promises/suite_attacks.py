"""Promises about suites under attack: nothing passes that is not right, nothing is skipped, nothing of the suite can be read."""

import secrets

import pytest

from sandbox.slot import Slot
from sandbox.suites import Verdict
from sandbox.types import Limits, Outcome
from tests.sandbox.promises.asking import hear

NAMES = (
    "Skipped", "Exit", "XFailed", "Failed", "OutcomeException", "SkipTest", "KeyboardInterrupt", "GeneratorExit", "SystemExit",
    "StopIteration", "StudentLost", "CannotCross", "SolutionFailed", "TookTooLong", "UsageError",
)  # fmt: skip
"""What pytest, unittest and the judge call the exceptions that end a test in another way than by failing."""

RAISED = {
    "a class of that name": "class {name}(BaseException):\n    pass\ndef f(*_):\n    raise {name}('skip me')\n",
    "a class that says it is pytest's": (
        "class {name}(Exception):\n    __module__ = 'builtins'\n    __qualname__ = '{name}'\n    allow_module_level = True\n"
        "    msg = 'skip me'\n    returncode = 0\ndef f(*_):\n    raise {name}('skip me')\n"
    ),
}

FORGED = {
    "an object equal to everything": "class Any:\n    def __eq__(self, o): return True\n    __ne__ = lambda s, o: False\n    __hash__ = None\ndef f(*_): return Any()\n",
    "a number equal to everything": "class Any(int):\n    def __eq__(self, o): return True\n    __hash__ = int.__hash__\ndef f(*_): return Any(5)\n",
    "a text equal to everything": "class Any(str):\n    def __eq__(self, o): return True\n    __hash__ = str.__hash__\ndef f(*_): return Any('5')\n",
    "a number as near to everything as it likes": "class Any(float):\n    __sub__ = __rsub__ = __abs__ = lambda *s: 0.0\ndef f(*_): return Any(5)\n",
    "a time as near to everything as it likes": "from datetime import timedelta\nclass Any:\n    __sub__ = __rsub__ = lambda *s: timedelta(0)\ndef f(*_): return Any()\n",
    "a list equal to everything": "class Any(list):\n    def __eq__(self, o): return True\ndef f(*_): return Any([5])\n",
    "an object that lies about its class": "class Any:\n    __class__ = property(lambda s: int)\n    def __eq__(self, o): return True\n    __index__ = __int__ = lambda s: 5\ndef f(*_): return Any()\n",
    "a class equal to everything": "class Meta(type):\n    def __eq__(self, o): return True\n    __hash__ = type.__hash__\nclass Any(metaclass=Meta): pass\ndef f(*_): return Any\n",
    "an object that is whatever it is compared with": "class Any:\n    def __eq__(self, o):\n        import gc\n        return o in gc.get_objects() or True\ndef f(*_): return [Any()]\n",
    "a dataclass with an equality of its own": "import dataclasses\n@dataclasses.dataclass\nclass Any:\n    x: int = 0\n    def __eq__(self, o): return True\ndef f(*_): return Any()\n",
    "an object whose every method says yes": "class Any:\n    def __getattr__(self, name): return lambda *a, **k: True\n    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = lambda s, o: True\ndef f(*_): return Any()\n",
    "patched builtins": "import builtins, operator, json\nfor m in (builtins, operator, json):\n    for n in list(vars(m)):\n        if not n.startswith('_'):\n            try: setattr(m, n, lambda *a, **k: True)\n            except Exception: pass\ndef f(*_): return True\n",
}

MEDDLING = {
    "ends its process well": "import os\ndef f(*_): os._exit(0)\n",
    "exits": "import sys\ndef f(*_): sys.exit(0)\n",
    "kills the process that it is a copy of": "import os\ndef f(*_):\n    os.kill(os.getppid(), 9)\n    return 5\n",
    "kills everyone": "import os\ndef f(*_):\n    os.kill(-1, 9)\n    return 5\n",
    "closes everything": "import os\ndef f(*_):\n    os.closerange(0, 64)\n    return 5\n",
    "writes into every descriptor": "import os\ndef f(*_):\n    for fd in range(64):\n        try: os.write(fd, b'\\x00\\x00\\x00\\x04true' * 9)\n        except OSError: pass\n    return 5\n",
    "says huge frames": "import os\ndef f(*_):\n    os.write(4, b'\\xff\\xff\\xff\\xff' + b'[' * 60000)\n    return 5\n",
    "reads the line dry": "import os\ndef f(*_):\n    while os.read(4, 65536): pass\n",
    "answers twice": "import os\ndef f(*_):\n    os.fork()\n    return 5\n",
    "leaves a daemon": "import os, time\ndef f(*_):\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0:\n            time.sleep(60)\n        os._exit(0)\n    return 5\n",
    "leaves a thread": "import threading, time\ndef f(*_):\n    threading.Thread(target=time.sleep, args=(60,)).start()\n    return 5\n",
    "drops a conftest": "def f(*_):\n    for name in ('conftest.py', 'pytest.py', 'test_suite.py', 'pytest.ini'):\n        open(name, 'w').write('raise SystemExit(0)')\n    return 5\n",
    "stops itself": "import os, signal\ndef f(*_):\n    os.kill(os.getpid(), signal.SIGSTOP)\n    return 5\n",
    "never ends": "def f(*_):\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n",
    "says of itself what takes for ever": "class Any:\n    def __repr__(self):\n        while True: pass\ndef f(*_): return Any()\n",
    "says of itself nothing": "import os\nclass Any:\n    def __repr__(self): os._exit(0)\ndef f(*_): return Any()\n",
    "raises without end": "class Any(Exception):\n    def __str__(self): raise Any\n    __repr__ = __str__\ndef f(*_): raise Any\n",
}

_EXITS = (
    "class Any{base}:\n    def __str__(self): raise {error}\n    __repr__ = __str__\n    text = property(__str__)\n"
)
_GIVEN = "def f(): return Any()\ndef g(): raise Wrong('x')\nclass Wrong(ValueError, SyntaxError):\n    __str__ = __repr__ = Any.__str__\n"

EXITING = {
    "an exit": _EXITS.format(base="", error="SystemExit(0)") + _GIVEN,
    "an exit that cannot be printed": _EXITS.format(base="(SystemExit)", error="Any") + _GIVEN,
    "a group of exits": _EXITS.format(base="", error="BaseExceptionGroup('x', [SystemExit(0)])") + _GIVEN,
}
"""What says of itself, when a failure is reported, that everything is over."""

SNOOP = """\
import gc, os, re, sys
MARK = re.compile("SECRET-EXPECTED-[0-9a-f]{8}")
BYTES = re.compile(MARK.pattern.encode())
found = []
def look(where, text):
    if MARK.search(text):
        found.append(where)
def memory():
    try:
        maps = [line.split() for line in open("/proc/self/maps")]
        file = open("/proc/self/mem", "rb", 0)
    except OSError:
        return
    for line in maps:
        start, end = (int(part, 16) for part in line[0].split("-"))
        try:
            file.seek(start)
            if BYTES.search(file.read(end - start)): found.append("memory")
        except (OSError, OverflowError): pass
def f(*_):
    frame = sys._getframe()
    while frame:
        look("frames", ascii(frame.f_locals) + frame.f_code.co_filename)
        frame = frame.f_back
    for thing in gc.get_objects():
        if isinstance(thing, (dict, list, tuple, set)):
            for part in list(thing.values()) if isinstance(thing, dict) else list(thing):
                if type(part) is str: look("gc", part)
    for name, module in list(sys.modules.items()): look("modules", name + ascii(vars(module).get("__doc__")))
    look("environment", ascii(dict(os.environ)) + ascii(sys.argv) + ascii(sys.path))
    for folder in ("/work", "/tmp", "/opt/kradan/judge", "/proc"):
        for root, folders, files in os.walk(folder):
            look("files", ascii(files) + ascii(folders))
            if any("test_" in name or name.startswith("_pytest") for name in files + folders): found.append("files " + root)
    for fd in range(3, 64):
        try: look("descriptors", ascii(os.pread(fd, 65536, 0)))
        except OSError: pass
    memory()
    return found
"""


class SuiteAttackPromises:
    @pytest.mark.parametrize("how", RAISED)
    def test_no_exception_of_the_students_becomes_a_skip_or_an_exit(self, slot: Slot, how: str):
        suite = (
            "import pytest, solution\n@pytest.fixture\ndef made(): return solution.f()\n"
            "def test_call():\n    solution.f(1)\ndef test_fixture(made): pass\n"
            "@pytest.mark.xfail(raises=ZeroDivisionError)\ndef test_expected():\n    solution.f(1)\n"
        )
        for name in NAMES:
            result = hear(slot, RAISED[how].format(name=name), suite)
            assert result.problem is None, (name, result.problem)
            assert [test.verdict for test in result.tests] == [Verdict.FAILED] * 3, (name, result.tests)

    @pytest.mark.parametrize("how", FORGED)
    def test_nothing_but_what_is_right_is_equal_to_it(self, slot: Slot, how: str):
        suite = (
            "import pytest, solution\nfrom datetime import timedelta\n"
            "def test_plain():\n    assert solution.f(1) == 42\n"
            "def test_turned():\n    assert 42 == solution.f(1)\n"
            "def test_text():\n    assert solution.f(1) == 'right'\n"
            "def test_list():\n    assert solution.f(1) == [42]\n"
            "def test_in():\n    assert solution.f(1) in (42, 'right', [42])\n"
            "def test_approx():\n    assert solution.f(1) == pytest.approx(42)\n"
            "def test_approx_turned():\n    assert pytest.approx(42) == solution.f(1)\n"
            "def test_approx_of_times():\n    second = timedelta(seconds=1)\n"
            "    assert solution.f(1) == pytest.approx(timedelta(days=42), abs=second)\n"
        )
        result = hear(slot, FORGED[how], suite)
        assert result.problem is None
        assert [(test.name, test.explanation) for test in result.tests if test.verdict is not Verdict.FAILED] == []

    @pytest.mark.parametrize("how", MEDDLING)
    def test_who_meddles_fails_alone(self, slot: Slot, how: str):
        """The test whose code it is fails or not, but earns nothing wrong; the one after it is judged right."""
        suite = (
            "import solution\ndef test_first():\n    assert solution.f(1) == 6\n"
            "def test_second():\n    assert solution.g() == 7\ndef test_third():\n    assert solution.g() == 8\n"
        )
        source = "def g(): return 7\n" + MEDDLING[how]
        result = hear(slot, source, suite, limits=Limits(wall_seconds=3.0, cpu_seconds=1.0))
        assert result.problem is None
        assert [test.verdict for test in result.tests] == [Verdict.FAILED, Verdict.PASSED, Verdict.FAILED]
        assert result.tests[1].outcome is Outcome.EXITED

    @pytest.mark.parametrize("how", EXITING)
    def test_no_exit_that_a_report_meets_ends_the_run(self, slot: Slot, how: str):
        suite = (
            "import pytest, solution\n@pytest.fixture\ndef made(): return solution.f()\n"
            "def test_call():\n    with pytest.raises(ValueError, match='right'):\n        solution.g()\n"
            "def test_fixture(made):\n    assert solution.h() == 8\ndef test_last():\n    assert solution.h() == 7\n"
        )
        result = hear(slot, EXITING[how] + "def h(): return 7\n", suite)
        assert result.problem is None
        assert [test.verdict for test in result.tests] == [Verdict.FAILED, Verdict.FAILED, Verdict.PASSED]

    def test_what_a_test_is_called_with_asks_nothing_before_it_begins(self, slot: Slot):
        """Not even where another test has connected the two: nobody would watch the solution then."""
        suite = (
            "import pytest, solution\ndef test_first():\n    assert solution.f() == 7\n"
            "@pytest.mark.parametrize('x', [solution.slow])\ndef test_second(x): pass\n"
        )
        source = "def f(): return 7\ndef __getattr__(name):\n    while True: pass\n"
        result = hear(slot, source, suite, limits=Limits(wall_seconds=3.0, cpu_seconds=1.0))
        assert result.problem is None
        assert [test.verdict for test in result.tests] == [Verdict.PASSED, Verdict.FAILED]
        assert result.tests[1].outcome is Outcome.TIMED_OUT

    def test_parameters_of_the_solutions_need_no_test_before_theirs(self, slot: Slot):
        suite = "import pytest, solution\n@pytest.mark.parametrize('x', [solution.f])\ndef test_x(x): assert x() == 7\n"
        result = hear(slot, "def f(): return 7\n", suite)
        assert (result.problem, [test.verdict for test in result.tests]) == (None, [Verdict.PASSED])

    def test_what_is_expected_is_nowhere_in_the_students_process(self, slot: Slot):
        secret = f"SECRET-EXPECTED-{secrets.token_hex(8)}"
        suite = (
            f"import pytest, solution\nEXPECTED = '{secret}'\n"
            "@pytest.fixture(scope='module')\ndef asked(): return solution.f(1), EXPECTED\n"
            f"@pytest.mark.parametrize('given', ['{secret}', 2])\n"
            "def test_found(given, asked):\n    assert solution.f(2) == []\n    assert asked[0] == []\n"
            "    assert solution.f(3) != EXPECTED\n    assert solution.f(4) == []\n"
            "    assert 'frames' in solution.f(EXPECTED)\n"  # what is looked for would be found
        )
        result = hear(
            slot, SNOOP, suite, {"data.txt": secret, "conftest.py": f"SECRET = '{secret}'\n"}, limits=Limits(8, 8)
        )
        assert result.problem is None
        assert [(str(test.verdict), test.explanation) for test in result.tests] == [("passed", "")] * 2
