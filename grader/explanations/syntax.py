"""Code that Python cannot read: from its message, and from the line where that is not enough."""

from __future__ import annotations

import re

from grader.explanations import blocks, layout, signs, unreadable
from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.text import MARKS, bare, open_bracket

_QUOTES = "\"'"
_ASKS = re.compile(r"\s*(if|elif|while|assert|return)\b|.*\bif\b.*\belse\b")
_INNER_QUOTE = re.compile(r"(?:^|[^\w])(['\"])[^'\"]*\w\1\w")
_BARE_WORDS = re.compile(rf"\(\s*[^\W\d][\w{MARKS}]*(?:\s+[^\W\d][\w{MARKS}]*)+\s*[)!?.,]")
_FROM_DIGIT = re.compile(rf"(?<![\w{MARKS}])\d+[^\W\d][\w{MARKS}]*")
_KEY_OF_TEXT = re.compile(r"(['\"])_*\1\s+(?!['\"])")
_LINES_ABOVE = 30
_CUT_BY_QUOTES = re.compile(r"(['\"])[^'\"]*\1\s*[^\W\d]\w*[^'\",+]*\1")


def _open_text(trouble: Trouble, _match: re.Match[str]) -> Cause:
    """A text without its end: what the end looks like says why."""
    text = trouble.text
    if any(sign in signs.QUOTES for sign in text):
        return cause("typographic-quotes", trouble, sign=next(one for one in text if one in signs.QUOTES))
    if _INNER_QUOTE.search(text):
        return cause("quote-inside-text", trouble)
    opened = text[trouble.column - 1 : trouble.column]
    rest = text[trouble.column :].rstrip(" ):,")
    if opened in _QUOTES and rest[-1:] and rest[-1] in _QUOTES and rest[-1] != opened:
        return cause("quotes-of-two-kinds", trouble)
    return cause("unclosed-text", trouble)


def _comma(trouble: Trouble, _match: re.Match[str]) -> Cause:
    if any(_opens(trouble.text, match) for match in _CUT_BY_QUOTES.finditer(trouble.text)):
        return cause("quote-inside-text", trouble)
    if _BARE_WORDS.search(trouble.text) and not any(sign in trouble.text for sign in _QUOTES):
        return cause("words-without-quotes", trouble)
    return cause("dict-form" if _is_pair(trouble) else "missing-comma", trouble)


def _is_pair(trouble: Trouble) -> bool:
    """Whether the two values are an item of a dict: a text and its value, or a pair among others that have their colons."""
    line, at = bare(trouble.text), max(0, trouble.column - 1)
    above = trouble.code.lines[max(0, trouble.line - 1 - _LINES_ABOVE) : max(0, trouble.line - 1)]
    before = "\n".join([*map(bare, above), line[:at]]).rstrip()
    if open_bracket(before) != "{":
        return False
    if before.endswith("{"):
        return bool(_KEY_OF_TEXT.match(line[at:]) or re.search(r",[^}]*:", line[at:]))
    return before.endswith(",") and ":" in before[before.rindex("{") :]


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether the quote with which the match begins opens a text, and does not close one."""
    return text[: match.start()].count(match[1]) % 2 == 0


def _assigned(trouble: Trouble, match: re.Match[str]) -> Cause:
    """`=` where it cannot be: in a condition it should be `==`, elsewhere the sides may be swapped."""
    if trouble.text.lstrip().startswith("for "):
        return cause("for-form", trouble)
    what = match.groupdict().get("what") or ""
    if what in {"True", "False", "None"}:
        return cause("keyword-as-name", trouble, name=what)
    if _ASKS.match(trouble.text) or what in {"", "attribute", "subscript", "name", "comparison"}:
        return cause("assign-for-compare", trouble)
    return cause("call-on-the-left" if what == "function call" else "value-on-the-left", trouble)


def _colon(trouble: Trouble, _match: re.Match[str]) -> Cause:
    return unreadable.colon(trouble)


def _digits(trouble: Trouble, _match: re.Match[str]) -> Cause:
    """Digits and letters in one: a name that begins with a digit, or a product without its sign."""
    found = _FROM_DIGIT.search(trouble.text[max(0, trouble.column - 1) :]) or _FROM_DIGIT.search(trouble.text)
    text = found[0] if found else ""
    begins = re.match(
        rf"\s*(?:def\s+|class\s+|for\s+)?{re.escape(text)}\s*(?:=(?!=)|\(|,|in\b|[-+*/]=|$)", trouble.text
    )
    code = "name-begins-with-digit" if begins else "number-without-sign"
    return cause(code, trouble, name=text)


def _unreadable(trouble: Trouble, _match: re.Match[str]) -> Cause:
    return unreadable.find(trouble)


RULES: tuple[Rule, ...] = (
    rule(r"invalid (?:syntax|character|decimal literal)|expected", lambda t, _m: layout.find(t)),
    rule(r"inconsistent use of tabs", "tabs-mixed"),
    rule(r"unindent does not match", "unindent-mismatch"),
    rule(r"unexpected indent", "unexpected-indent"),
    rule(
        r"expected an indented block(?: after (?:'(\w+)' statement|(\w+) definition|.*?) on line (\d+))?",
        blocks.missing,
    ),
    rule(r"invalid character '(?P<sign>.)'", signs.find),
    rule(r"invalid non-printable character U\+(?P<sign>[0-9A-F]+)", "invisible-sign"),
    rule(r"null bytes", lambda t, _m: cause("invisible-sign", t, sign="0000")),
    rule(r"f-string: unmatched|f-string: unterminated string|f-string: expecting '}'.*quote", "f-string-quotes"),
    rule(r"f-string: (?:empty expression|valid expression required)", "f-string-empty"),
    rule(r"f-string: (?:expecting '}'|single '}'|unmatched|.*'\{')", "f-string-braces"),
    rule(r"f-string: invalid syntax\. Perhaps you forgot a comma", _comma),
    rule(r"f-string", "f-string-inside"),
    rule(r"unterminated f-string|unterminated string", _open_text),
    rule(r"unterminated triple-quoted", "unclosed-long-text"),
    rule(r"'(?P<bracket>[(\[{])' was never closed", "unclosed-bracket"),
    rule(r"closing parenthesis '(?P<closed>.)' does not match opening parenthesis '(?P<opened>.)'", "crossed-brackets"),
    rule(r"unmatched '(?P<bracket>.)'", "unmatched-bracket"),
    rule(r"Missing parentheses in call to '(?P<name>\w+)'", "print-without-brackets"),
    rule(r"Perhaps you forgot a comma", _comma),
    rule(r"Maybe you meant '==' or ':='|cannot contain assignment", _assigned),
    rule(r"cannot assign to (?P<what>True|False|None|[\w -]+?)(?: here|$|\.)", _assigned),
    rule(r"'(?P<what>.+)' is an illegal expression for augmented assignment", "value-on-the-left"),
    rule(r"leading zeros in decimal", "leading-zero"),
    rule(r"invalid (?:decimal|hexadecimal|octal|binary|imaginary) literal|invalid digit", _digits),
    rule(r"'(?P<word>return|yield)' outside function", "return-outside"),
    rule(r"'(?P<word>await|async for|async with)' outside (?:async )?function", "await-outside"),
    rule(r"(?P<word>async)hronous comprehension outside", "await-outside"),
    rule(r"'(?P<word>break|continue)' (?:outside loop|not properly in loop)", "break-outside"),
    rule(r"expected ':'", _colon),
    rule(r"expected '\('", "def-form"),
    rule(r"expected 'except' or 'finally' block", "try-without-except"),
    rule(r"expected 'else' after 'if' expression", "if-without-else"),
    rule(r"multiple exception types must be parenthesized", "except-comma"),
    rule(r"positional argument follows keyword argument", "named-before-plain"),
    rule(r"non-default argument follows default|parameter without a default follows", "default-before-plain"),
    rule(r"duplicate argument '(?P<name>\w+)'", "parameter-twice"),
    rule(r"keyword argument repeated: (?P<name>\w+)", "named-twice"),
    rule(r"name '(?P<name>\w+)' is (?:assigned to|used) (?:before|prior to) global", "global-too-late"),
    rule(r"after dictionary key", "dict-form"),
    rule(r"unexpected character after line continuation", "stray-backslash"),
    rule(r"\(unicode error\)|truncated \\", "backslash-in-text"),
    rule(r"Expected one or more names after 'import'", "unfinished-line"),
    rule(r"invalid syntax|unexpected EOF|illegal target|.", _unreadable),
)
