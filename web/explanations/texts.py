"""Brackets, quotes and signs that Python cannot read, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "unclosed-bracket": Words(
        lazy_gettext("The bracket `%(bracket)s` that opens here is never closed."),
        lazy_gettext(
            "Every ( [ { needs its own ) ] }. With brackets inside brackets one is easily forgotten: count them."
        ),
        "print(len('abc')",
        "print(len('abc'))",
    ),
    "unmatched-bracket": Words(
        lazy_gettext("`%(bracket)s` closes a bracket that was never opened."),
        lazy_gettext("There is one closing bracket too many, or an opening one was deleted."),
        "print('a'))",
        "print('a')",
    ),
    "crossed-brackets": Words(
        lazy_gettext("`%(opened)s` was opened, and `%(closed)s` closes it."),
        lazy_gettext("A bracket is closed by its own kind: ( with ), [ with ], { with }."),
        "xs = [1, 2, 3)",
        "xs = [1, 2, 3]",
    ),
    "unclosed-text": Words(
        lazy_gettext("The text that begins here has no closing quote."),
        lazy_gettext("A text ends in the same line, with the same quote with which it begins."),
        "print('hello)",
        "print('hello')",
    ),
    "quotes-of-two-kinds": Words(
        lazy_gettext("The text begins with one kind of quote and ends with another."),
        lazy_gettext("`'` is closed by `'`, and `\"` by `\"`."),
        "print(\"hello')",
        'print("hello")',
    ),
    "quote-inside-text": Words(
        lazy_gettext("A quote inside the text ends it too early."),
        lazy_gettext("Where the text itself holds an apostrophe or a quote, put the other kind around it."),
        "print('It's late')",
        'print("It\'s late")',
    ),
    "unclosed-long-text": Words(
        lazy_gettext("A text in three quotes is never closed."),
        lazy_gettext("It ends with three quotes of the same kind, so everything below is taken for text."),
        "print('''hello')",
        "print('''hello''')",
    ),
    "words-without-quotes": Words(
        lazy_gettext("These words need quotes: they are text."),
        lazy_gettext("Without quotes Python takes each word for the name of a variable."),
        "print(good morning)",
        "print('good morning')",
    ),
    "typographic-quotes": Words(
        lazy_gettext("`%(sign)s` is not a quote that Python knows."),
        lazy_gettext(
            "Phones and word processors turn quotes into curved ones; copied code has them too. Type them anew."
        ),
        "print(“hello”)",
        'print("hello")',
    ),
    "full-width-sign": Words(
        lazy_gettext("`%(sign)s` only looks like `%(near)s`."),
        lazy_gettext(
            "It comes from another keyboard or from copying, and is wider. Type it anew on the English keyboard."
        ),
        "print（5）",
        "print(5)",
    ),
    "typographic-dash": Words(
        lazy_gettext("`%(sign)s` is a long dash, not a minus."),
        lazy_gettext("Word processors make it out of a minus. Type `-` anew."),
        "x = 5 – 3",
        "x = 5 - 3",
    ),
    "math-sign": Words(
        lazy_gettext("Python writes `%(sign)s` as `%(near)s`."),
        lazy_gettext("Only signs on the keyboard count: `*`, `/`, `<=`, `>=`, `!=`, `**`."),
        "x = 2 × 3",
        "x = 2 * 3",
    ),
    "thai-keyboard": Words(
        lazy_gettext("`%(name)s` is `%(near)s`, typed while the keyboard was still set to Thai."),
        lazy_gettext("Switch the keyboard to English and type it anew. Thai belongs inside quotes and in comments."),
        "ยพรืะ('สวัสดี')",
        "print('สวัสดี')",
    ),
    "other-digits": Words(
        lazy_gettext("Numbers are written with the digits 0 to 9: `%(near)s` instead of `%(sign)s`."),
        lazy_gettext("The keyboard was still set to Thai, or to wide letters."),
        "x = ๓",
        "x = 3",
    ),
    "invisible-sign": Words(
        lazy_gettext("An invisible character stands in this line (U+%(sign)s)."),
        lazy_gettext("It comes along when text is copied from a page or a chat. Delete the line and type it anew."),
        "x\u200b = 1",
        "x = 1",
    ),
    "unknown-sign": Words(
        lazy_gettext("Python does not know the sign `%(sign)s` at this place."),
        lazy_gettext("Perhaps it slipped in while typing, or it belongs inside quotes."),
        "price = 5$",
        "price = 5",
    ),
    "copied-marks": Words(
        lazy_gettext("`%(sign)s` was copied along and is not part of the code."),
        lazy_gettext("Books and pages show it before each line that was typed. Take only what stands behind it."),
        ">>> print('hi')",
        "print('hi')",
    ),
    "stray-backslash": Words(
        lazy_gettext("A backslash \\ stands here outside of a text."),
        lazy_gettext("Signs such as `\\n` belong inside quotes. To divide, use `/`."),
        "print('a' + \\n)",
        "print('a' + '\\n')",
    ),
    "backslash-in-text": Words(
        lazy_gettext("A backslash in the text begins a special sign that is not complete."),
        lazy_gettext(
            "`\\U`, `\\x` and `\\N` have a meaning of their own. In paths write `/`, or put an `r` before the quote."
        ),
        "path = 'C:\\Users\\me'",
        "path = r'C:\\Users\\me'",
    ),
    "f-string-braces": Words(
        lazy_gettext("In this f-string a brace { or } has no partner."),
        lazy_gettext("What is to be filled in stands between { and }. For a brace itself write two: {{ or }}."),
        "x = 3\nprint(f'x is {x')",
        "x = 3\nprint(f'x is {x}')",
    ),
    "f-string-empty": Words(
        lazy_gettext("In this f-string the braces {} are empty."),
        lazy_gettext("Between the braces stands the name or value that is to be shown."),
        "x = 3\nprint(f'x is {}')",
        "x = 3\nprint(f'x is {x}')",
    ),
    "f-string-quotes": Words(
        lazy_gettext("Inside the braces stands the same kind of quote as around the text."),
        lazy_gettext("This Python then thinks that the text ends there. Use the other kind inside."),
        "d = {'a': 1}\nprint(f'{d['a']}')",
        "d = {'a': 1}\nprint(f'{d[\"a\"]}')",
    ),
    "f-string-inside": Words(
        lazy_gettext("What stands between { and } in this f-string cannot be read."),
        lazy_gettext("It must be a name or a calculation, at most with a format behind a colon, such as {x:.2f}."),
        "x = 3\nprint(f'{x!}')",
        "x = 3\nprint(f'{x}!')",
    ),
}
