"""What compilers write, read by line; whatever it is, reading it is quick and never fails."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.compilation import Message
from sandbox.diagnostics import MOST, MOST_CHARACTERS, READERS

FILES = {"c": "main.c", "cpp": "main.cpp", "java": "Main.java", "javascript": "main.js"}

GCC = """\
main.c: In function ‘main’:
main.c:3:5: warning: unused variable ‘a’
main.c:4:9: error: expected ‘;’ before ‘return’
main.c:2:1: note: to match this
"""

LINKER = """\
/usr/bin/ld: /tmp/ccA.o: in function `main':
/work/main.c:7:(.text+0xa): undefined reference to `area'
/usr/bin/ld: /usr/lib/gcc/x86_64-linux-gnu/14/../../../x86_64-linux-gnu/Scrt1.o: in function `_start':
(.text+0x17): undefined reference to `main'
collect2: error: ld returned 1 exit status
"""

TEMPLATE = """\
In file included from /usr/include/c++/14/algorithm:61,
                 from main.cpp:2:
main.cpp:9:14:   required from here
    9 |     std::sort(items.begin(), items.end());
/usr/include/c++/14/bits/stl_algo.h:1905:50: error: no match for ‘operator-’
"""

JAVAC = """\
Main.java:5:9: error: cannot find symbol
    symbol:   variable total
    location: class Main
Main.java:2:1: warning: [unchecked] something
"""

NODE = """\
/work/main.js:3
a = = 2;
    ^

SyntaxError: Unexpected token '='
    at wrapSafe (node:internal/modules/cjs/loader:1472:18)
"""


def read(language: str, text: str) -> tuple[Message, ...]:
    return READERS[language](text, [FILES[language]])


def test_gcc_tells_line_and_column_errors_first_and_notes_never():
    assert read("c", GCC) == (
        Message("main.c", 4, 9, "error", "expected ‘;’ before ‘return’"),
        Message("main.c", 3, 5, "warning", "unused variable ‘a’"),
    )


def test_the_linker_tells_the_line_of_a_function_that_is_nowhere():
    assert read("c", LINKER) == (
        Message("main.c", 7, 0, "error", "undefined reference to `area'"),
        Message("", 0, 0, "error", "undefined reference to `main'"),
    )


def test_a_mistake_that_shows_in_a_library_is_told_where_the_student_led_there():
    assert read("cpp", TEMPLATE) == (Message("main.cpp", 9, 14, "error", "no match for ‘operator-’"),)


def test_what_belongs_to_a_message_is_told_with_it():
    first, second = read("java", JAVAC)
    assert first == Message(
        "Main.java", 5, 9, "error", "cannot find symbol; symbol: variable total; location: class Main"
    )
    assert second.severity == "warning"


def test_node_tells_one_error_with_the_column_of_its_caret():
    assert read("javascript", NODE) == (Message("main.js", 3, 5, "error", "SyntaxError: Unexpected token '='"),)


def test_a_file_that_is_not_the_students_is_never_named():
    assert read("c", "/etc/passwd:1:5: error: expected ‘=’\n") == (Message("", 0, 0, "error", "expected ‘=’"),)


def test_messages_are_bounded_in_number_and_length():
    text = "".join(f"main.c:{n}:1: error: {n}{'x' * 10_000}\n" for n in range(1, 1000))
    found = read("c", text)
    assert len(found) == MOST
    assert max(len(one.text) for one in found) <= MOST_CHARACTERS


@pytest.mark.parametrize("language", FILES)
@given(text=st.text(alphabet=st.sampled_from(list("main.c:1 \n'‘’^(){}|errorwaningtdfSyx/"))) | st.text())
def test_anything_can_be_read(language: str, text: str):
    for one in read(language, text):
        assert one.file in {"", FILES[language]}
        assert one.severity in {"error", "warning"}
        assert min(one.line, one.column) >= 0


@pytest.mark.parametrize("language", FILES)
@pytest.mark.parametrize("piece", ["main.c:", "(.text", "ld: ", "required from here ", "  ", "^ ", "error: ", "1:1:"])
def test_a_quarter_of_a_megabyte_of_anything_is_read_at_once(language: str, piece: str):
    text = piece * (256 * 1024 // len(piece))
    began = time.process_time()
    read(language, text + "\n" + text.replace(" ", "\n"))
    assert time.process_time() - began < 30
