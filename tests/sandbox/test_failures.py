"""What went wrong is told with the student's own lines, however the code or the exception misbehaves."""

import json
from unittest.mock import ANY

import pytest

from sandbox.failures import decode_failure, failure_json
from sandbox.instances import MAX_BASES, MAX_NAME, class_names
from sandbox.types import Outcome
from tests.sandbox.calls import Call, failure_of


def test_a_recursion_without_end_keeps_the_first_and_last_frames(call: Call) -> None:
    result = call("def start():\n    f(0)\ndef f(n):\n    return f(n + 1)", "start()", "start()")
    assert result.outcome is Outcome.RAISED
    failure = failure_of(result)
    assert failure.type == "RecursionError"
    assert [frame.line for frame in failure.frames] == [2] + [4] * 15


def test_a_recursion_a_hundred_thousand_deep_is_told_in_a_few_frames(call: Call) -> None:
    source = "import sys\nsys.setrecursionlimit(100_000)\ndef f(n):\n    return f(n + 1)"
    failure = failure_of(call(source, "f(0)"))
    assert (failure.type, len(failure.frames)) == ("RecursionError", 16)


def test_frames_of_the_library_and_of_ours_are_left_out(call: Call) -> None:
    result = call("import json\ndef f():\n    return json.loads('{')\n", "f()")
    assert [frame.line for frame in failure_of(result).frames] == [3]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("def __str__(self): raise SystemExit", "<exception str() failed>"),
        ("def __str__(self): return 5", "<exception str() failed>"),
        ("def __str__(self): return 'x' * 10**6", "x" * 1000 + "…"),
        ("def __str__(self): return '\\ud800'", "\\ud800"),
        ("__traceback__ = property(lambda self: 1/0)", ""),
    ],
)
def test_an_exception_that_misbehaves_is_told_all_the_same(call: Call, body: str, message: str) -> None:
    result = call(f"class Odd(ValueError):\n    {body}\ndef f():\n    raise Odd", "f()")
    assert failure_of(result).bases[:2] == ("Odd", "ValueError")
    assert failure_of(result).message == message


@pytest.mark.parametrize(
    ("source", "kind", "line", "column"),
    [
        ("x = 1\ndef f(:\n    pass\n", "SyntaxError", 2, 7),
        ("x = 1\r\ny = = 2\r\n", "SyntaxError", 2, 5),
        ("\ufeffx = 1\ny = = 2", "SyntaxError", 2, 5),
        ("ชื่อ = = 2", "SyntaxError", 1, 8),
        ("def f():\nreturn 1", "IndentationError", 2, 1),
        ("def f():\n    x = 1\n  return x", "IndentationError", 3, ANY),
        ("if 1:\n        x = 1\n\ty = 2\n", "TabError", 3, ANY),
        ("x = 'abc\n", "SyntaxError", 1, 5),
        ("x = (1,\n", "SyntaxError", 1, 5),
        ("x = 1\ny = '\0'\n", "SyntaxError", 2, None),
        ("return 1", "SyntaxError", 1, 1),
    ],
)
def test_a_syntax_error_is_told_with_its_line_and_column(
    call: Call, source: str, kind: str, line: int, column: int | None
) -> None:
    result = call(source, "f()")
    failure = failure_of(result)
    assert result.outcome is Outcome.RAISED
    assert result.steps == ()
    assert failure.type == kind
    assert "SyntaxError" in failure.bases
    assert [frame.line for frame in failure.frames] == [line]
    assert failure.column == column


def test_a_source_too_deep_to_compile_is_a_syntax_error(call: Call) -> None:
    result = call("x = " + "-" * 100_000 + "1", "f()")
    assert failure_of(result).type == "SyntaxError"


def test_a_syntax_error_in_another_file_is_told_there(call: Call) -> None:
    result = call("\nimport helper", "f()", files={"helper.py": "\n\nx = = 1"})
    assert [(frame.file, frame.line) for frame in failure_of(result).frames] == [("solution.py", 2), ("helper.py", 3)]


def test_a_forged_syntax_error_breaks_nothing(call: Call) -> None:
    result = call("def f():\n    raise SyntaxError('no', ('solution.py', 'x', [], {}))", "f()")
    assert failure_of(result).column is None


@pytest.mark.parametrize(
    "source",
    [
        "def f():\r\n    return 'ก'\r\n",
        "\ufeffdef f():\n    return 'ก'",
        "# -*- coding: tis-620 -*-\ndef f():\n    return 'ก'",
        "# coding: tis-620\ndef f():\n    return '" + b"\xa1".decode("utf-8", "surrogateescape") + "'",
        "def f():\r    return 'ก'\r",
    ],
    ids=["crlf", "bom", "cookie over text", "cookie over bytes", "cr"],
)
def test_files_of_any_make_are_read_as_python_reads_them(call: Call, source: str) -> None:
    assert call(source, "f()").steps[0].value == "ก"


@pytest.mark.parametrize("code", [0xDCFF, 0xD800], ids=["a byte", "a surrogate"])
def test_bytes_that_are_no_text_are_pythons_own_syntax_error(call: Call, code: int) -> None:
    failure = failure_of(call(f"x = '{chr(code)}'", "x"))
    assert failure.type == "SyntaxError"
    assert "utf-8" in failure.message


def test_names_of_any_length_and_bases_without_number_are_cut() -> None:
    base: type = type("B" * 100_000, (Exception,), {})
    for _ in range(150):
        base = type("C" * 1000, (base,), {})
    names = class_names(base)
    assert (len(names), set(map(len, names))) == (MAX_BASES, {MAX_NAME})


def test_a_forged_failure_is_cut_where_ours_would_have_been() -> None:
    frames = [["f" * 10_000, 1, "g" * 10_000, "t" * 10_000]] * 100
    forged = {"bases": ["N" * 100_000] * 1000, "message": "m" * 1_000_000, "frames": frames, "column": None}
    failure = decode_failure(forged)
    assert len(json.dumps(failure_json(failure))) < 300_000
    cut = failure_json(failure)
    assert failure_json(decode_failure(cut)) == cut
