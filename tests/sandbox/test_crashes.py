"""How programs in other languages say that they died, and what is made of it; whatever they write, reading it never fails."""

from __future__ import annotations

import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.crashes import understood
from sandbox.types import CaseResult, Failure, Frame, Outcome

JAVA = """\
Exception in thread "main" java.lang.ArithmeticException: / by zero
\tat Account.share(Account.java:2)
\tat java.base/java.util.Something.run(Something.java:99)
\tat Main.main(Main.java:3)
"""

NODE = """\
/work/main.js:2
  throw new TypeError("ไม่ได้");
  ^

TypeError: ไม่ได้
    at f (/work/main.js:2:9)
    at Object.<anonymous> (/work/main.js:4:1)
    at Module._compile (node:internal/modules/cjs/loader:1529:14)

Node.js v20.19.2
"""

CPP = "terminate called after throwing an instance of 'std::out_of_range'\n  what():  vector::_M_range_check\n"

FILES = {
    "Main.java": "class Main {\n  main\n    share(0);\n}",
    "Account.java": "a\n  return 1 / n;\n",
    "main.js": "function f() {\n  throw new TypeError('x');\n}\nf();\n",
    "main.cpp": "",
}


def seen(language: str, stderr: str, exit_code: int | None = 1, number: int | None = None) -> CaseResult:
    outcome = Outcome.EXITED if number is None else Outcome.SIGNALLED
    return understood(CaseResult(outcome, stderr=stderr, exit_code=exit_code, signal=number), language, FILES)


def test_an_exception_of_java_has_its_lines_outermost_first():
    found = seen("java", JAVA)
    assert found.outcome is Outcome.RAISED
    assert found.failure == Failure(
        "ArithmeticException",
        ("ArithmeticException",),
        "/ by zero",
        (Frame("Main.java", 3, "Main.main", "share(0);"), Frame("Account.java", 2, "Account.share", "return 1 / n;")),
    )


def test_an_exception_of_node_has_its_lines():
    found = seen("javascript", NODE)
    assert found.failure is not None
    assert (found.failure.type, found.failure.message) == ("TypeError", "ไม่ได้")
    assert [frame.line for frame in found.failure.frames] == [4, 2]


def test_an_exception_of_cpp_has_its_name_and_its_words():
    found = seen("cpp", CPP, None, signal.SIGABRT)
    assert found.failure == Failure("std::out_of_range", ("std::out_of_range",), "vector::_M_range_check")


@pytest.mark.parametrize(
    ("language", "stderr", "exit_code", "number"),
    [
        ("java", "Terminating due to java.lang.OutOfMemoryError: Java heap space\n", 3, None),
        ("java", 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space\n', 1, None),
        (
            "javascript",
            "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n",
            None,
            signal.SIGABRT,
        ),
        ("cpp", "terminate called after throwing an instance of 'std::bad_alloc'\n", None, signal.SIGABRT),
    ],
)
def test_a_heap_that_is_full_is_out_of_memory(language: str, stderr: str, exit_code: int | None, number: int | None):
    assert seen(language, stderr, exit_code, number).outcome is Outcome.OUT_OF_MEMORY


def test_threads_that_cannot_be_made_are_no_lack_of_memory():
    text = 'Exception in thread "main" java.lang.OutOfMemoryError: unable to create native thread\n'
    assert seen("java", text).outcome is Outcome.RAISED


@pytest.mark.parametrize(
    ("language", "stderr", "exit_code", "number"),
    [
        ("java", JAVA, 0, None),
        ("java", JAVA, 7, None),
        ("java", "java.lang.OutOfMemoryError", 0, None),
        ("javascript", NODE, 0, None),
        ("javascript", NODE.replace("Node.js", "node"), 1, None),
        ("cpp", CPP, 0, None),
        ("c", CPP, None, signal.SIGABRT),
        ("python", JAVA, 1, None),
    ],
)
def test_who_writes_the_same_and_ends_otherwise_has_not_died(
    language: str, stderr: str, exit_code: int | None, number: int | None
):
    assert seen(language, stderr, exit_code, number).failure is None


@pytest.mark.parametrize("language", ["java", "javascript", "cpp"])
@given(st.text(), st.sampled_from([JAVA, NODE, CPP, ""]), st.sampled_from([0, 1, 3]))
def test_anything_can_be_read(language: str, noise: str, text: str, code: int):
    found = seen(language, noise + text + noise, code)
    assert found.stderr == noise + text + noise
    if found.failure is not None:
        assert all(frame.file in FILES for frame in found.failure.frames)
