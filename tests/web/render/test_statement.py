from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.render.statement import TAGS, to_html


def test_code_in_a_statement_is_coloured():
    assert '<span class="k">def</span>' in to_html("```python\ndef f():\n    pass\n```")


def test_a_table_scrolls_by_itself_and_keeps_its_alignment():
    html = to_html("| a | b |\n| --- | ---: |\n| `f(1)` | `2` |\n")
    assert '<div class="prose__table" role="group" aria-label="Table" tabindex="0"><table>' in html
    assert '<td class="is-right"><code translate="no">2</code></td>' in html
    assert "style=" not in html


def test_the_page_keeps_its_own_first_heading():
    assert to_html("# Big\n\ntext") == "<h2>Big</h2>\n<p>text</p>\n"


class Found(HTMLParser):
    """What a browser would find in the page: tags and attributes."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


def is_harmless(html):
    found = Found(html)
    addresses = [value for name, value in found.attributes if name in {"href", "src"}]
    names = {name for name, _ in found.attributes}
    return (
        found.tags <= TAGS
        and names <= {"href", "title", "class", "start", "tabindex", "rel", "role", "aria-label", "lang", "translate"}
        and all(address.startswith(("https://", "http://", "mailto:", "#", "/")) for address in addresses)
    )


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "[click](data:text/html;base64,AAAA)",
        "<javascript:alert(1)>",
        "<a href='x' onclick='alert(1)'>x</a>",
        "```<script>\nx\n```",
        "```python\n</pre><script>alert(1)</script>\n```",
        '<div style="position:fixed">x</div>',
        "![x](https://elsewhere.example/pixel.png)",
        "| <b onmouseover=alert(1)> |\n| --- |\n| <style>*{}</style> |",
    ],
)
def test_a_statement_cannot_bring_scripts_or_things_from_elsewhere(attack):
    assert is_harmless(to_html(attack))


def test_a_link_to_elsewhere_is_kept():
    assert 'href="https://docs.python.org/3/"' in to_html("[docs](https://docs.python.org/3/)")


MARKUP = st.lists(st.sampled_from([*"<>[]()`|-#*_!:'\"\n &;", "script", "javascript:", "onclick=", "a"])).map("".join)


@given(st.text(max_size=200) | MARKUP)
def test_any_text_can_be_a_statement_and_none_is_harmful(text):
    assert is_harmless(to_html(text))


def test_lines_of_thai_end_between_words_and_code_stays_as_it_is() -> None:
    html = unescape(to_html("วนลิสต์เล็ก ๆ ด้วย `ลิสต์ ๆ`"))
    assert "ลิ\N{COMBINING GRAPHEME JOINER}สต์\N{ZERO WIDTH SPACE}เล็ก\N{NO-BREAK SPACE}ๆ" in html
    assert ">ลิสต์ ๆ</code>" in html
