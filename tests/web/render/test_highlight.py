from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from web.render.highlight import MOST_CHARACTERS, block, lines
from web.render.visible import visible


def text_of(html: str) -> str:
    import html as escaping

    return escaping.unescape(re.sub(r"<[^>]+>", "", html))


def test_each_line_is_html_of_its_own():
    found = lines('def f():\n    """two\n    lines"""\n')
    assert len(found) == 3
    assert all(line.count("<span") == line.count("</span>") for line in found)


def test_python_is_coloured_by_class():
    assert '<span class="k">def</span>' in lines("def f(): pass")[0]


def test_code_cannot_bring_its_own_html():
    assert "<script>" not in block("x = '<script>alert(1)</script>'", "python")


def test_long_source_is_shown_without_colours():
    found = lines("x = 1\n" * MOST_CHARACTERS)
    assert len(found) == MOST_CHARACTERS
    assert found[0] == "x = 1"


def test_an_empty_file_has_no_lines():
    assert lines("") == ()


@given(st.text(max_size=60))
def test_every_letter_of_the_source_is_there(source):
    wanted = visible(source.replace("\r\n", "\n").replace("\r", "\n"))
    assert text_of("\n".join(lines(source))) == wanted.removesuffix("\n")
