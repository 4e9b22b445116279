"""Source code as lines of safe HTML, coloured by Pygments; the colours of its classes are in the style sheet."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup
from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers.c_cpp import CLexer, CppLexer
from pygments.lexers.javascript import JavascriptLexer
from pygments.lexers.jvm import JavaLexer
from pygments.lexers.python import PythonLexer
from pygments.lexers.special import TextLexer

from sandbox.languages import LANGUAGES
from web.render.visible import visible

MOST_CHARACTERS = 40_000
"""Longer source is shown without colours: a page must come in time whatever was sent, and colours take 24 times the room."""
KEPT = 64
"""So many are kept coloured: at worst some 60 MiB."""
LEXERS: dict[str, type[Lexer]] = {
    "python": PythonLexer,
    "py": PythonLexer,
    "javascript": JavascriptLexer,
    "js": JavascriptLexer,
    "c": CLexer,
    "cpp": CppLexer,
    "java": JavaLexer,
}


@lru_cache(maxsize=KEPT)
def lines(source: str, language: str = "python") -> tuple[Markup, ...]:
    """The lines of `source`, each as HTML of its own; what would not be seen in them is made visible."""
    text = visible(source.replace("\r\n", "\n").replace("\r", "\n"))
    lexer = LEXERS.get(language, TextLexer) if len(text) <= MOST_CHARACTERS else TextLexer
    html = highlight(
        text, lexer(stripnl=False, stripall=False, ensurenl=False), HtmlFormatter(nowrap=True, lineseparator="\n")
    )
    found = html.split("\n")
    if found and not found[-1]:
        found.pop()
    return tuple(Markup(line) for line in found)  # noqa: S704 - Pygments has escaped every text in it


def language_of(name: str) -> str:
    """The language of a file, by the end of its name; `text` for one that is in none of ours."""
    return next((one.name for one in LANGUAGES.values() if name.endswith(one.suffixes)), "text")


def block(source: str, language: str) -> str:
    """The same as one piece of HTML, for code inside a text."""
    return "\n".join(lines(source, language))
