"""The statement of an exercise: Markdown that an author wrote, as HTML that is safe to show."""

from __future__ import annotations

from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markupsafe import Markup, escape

from web.language import wording
from web.language.spoken import spoken
from web.language.thai_lines import held_together
from web.language.wording import gettext
from web.render.highlight import block

TAGS = {
    "a", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "hr", "li", "ol", "p",
    "pre", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "code": {"lang", "translate"},
    "ol": {"start"},
    "span": {"class"},
    "pre": {"class", "lang", "translate"},
    "div": {"aria-label", "class", "role", "tabindex"},
    "td": {"class"},
    "th": {"class"},
}
SCHEMES = {"https", "http", "mailto"}
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
"""The page has its own first heading."""


def to_html(markdown: str) -> Markup:
    """The statement as HTML; raw HTML in it is shown as text, and whatever is not known to be harmless is taken out."""
    return _html(markdown, wording.language())


@lru_cache(maxsize=512)
def _html(markdown: str, _language: str) -> Markup:
    """On a page in that language."""
    html = _parser().render(markdown)
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer")
    return Markup(clean)  # noqa: S704 - cleaned on the line above


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "highlight": _highlighted})
    parser.enable(["table", "strikethrough"])
    parser.add_render_rule("text", _text)
    parser.add_render_rule("code_inline", _code)
    parser.add_render_rule("table_open", _open_table)
    parser.add_render_rule("table_close", _close_table)
    for cell in ("th_open", "td_open"):
        parser.add_render_rule(cell, _open_cell)
    for heading in ("heading_open", "heading_close"):
        parser.add_render_rule(heading, _heading)
    return parser


def _text(_renderer: RendererHTML, tokens: list, index: int, *_rest: object) -> str:  # type: ignore[type-arg]
    """Words outside of code."""
    return str(escape(held_together(tokens[index].content)))


def _code(_renderer: RendererHTML, tokens: list, index: int, *_rest: object) -> str:  # type: ignore[type-arg]
    code = tokens[index].content
    return f'<code translate="no"{spoken(code)}>{escape(code)}</code>'


def _highlighted(source: str, language: str, _attributes: str) -> str:
    return f'<pre class="code-sample" translate="no"{spoken(source)}>{block(source, language or "text")}</pre>'


def _open_table(_renderer: RendererHTML, *_rest: object) -> str:
    """A frame around the table that scrolls sideways on a phone; it can be reached by keyboard to do so."""
    name = escape(gettext("Table"))
    return f'<div class="prose__table" role="group" aria-label="{name}" tabindex="0"><table>\n'


def _close_table(_renderer: RendererHTML, *_rest: object) -> str:
    return "</table></div>\n"


def _open_cell(renderer: RendererHTML, tokens: list, index: int, options: object, env: object) -> str:  # type: ignore[type-arg]
    """A class instead of the style attribute that the content security policy would refuse."""
    token = tokens[index]
    style = str(token.attrs.pop("style", ""))
    if style:
        token.attrs["class"] = "is-" + style.removeprefix("text-align:")
    return renderer.renderToken(tokens, index, options, env)  # type: ignore[arg-type]


def _heading(renderer: RendererHTML, tokens: list, index: int, options: object, env: object) -> str:  # type: ignore[type-arg]
    tokens[index].tag = HEADINGS[tokens[index].tag]
    return renderer.renderToken(tokens, index, options, env)  # type: ignore[arg-type]
