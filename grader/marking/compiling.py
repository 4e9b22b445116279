"""What to say of a submission that does not compile: the compiler's messages by line, the frequent ones in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.marking.codes import feedback
from grader.marking.readable import TOLD, cut
from grader.marking.report import Feedback
from sandbox.compilation import Compilation, Message
from sandbox.languages import LANGUAGES

MOST_TOLD = 3
"""Messages after these are often only what the first brought about."""

MOST_WARNINGS = 2

_NAME = r"[‘'`]([^’'`\n]{1,100}?)(?:\([^’'`\n]{0,100}\))?[’']"
_EXPLAINED = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("compile-no-main", r"undefined reference to [‘'`]main[’']"),
        ("compile-undefined-function", rf"undefined reference to {_NAME}"),
        ("compile-unknown-header", r"([\w./+-]{1,100}): No such file or directory"),
        (
            "compile-bracket",
            r"at end of input|reached end of file while parsing|Unexpected end of input|missing \) after",
        ),
        ("compile-bracket", r"^expected [‘'][)}\]][’']|^'[)\]}]'(?: or ',')? expected|^'\)' or ',' expected"),
        (
            "compile-semicolon",
            r"^expected (?:[‘']=[’'], )?(?:[‘'],[’'](?:,)? or |[‘'],[’'], )?.{0,40}[‘'];[’']|^';' expected",
        ),
        (
            "compile-unclosed-text",
            r"missing terminating|unclosed (?:string|character) literal|Invalid or unexpected token",
        ),
        ("compile-undeclared", rf"{_NAME} undeclared|implicit declaration of function {_NAME}"),
        ("compile-undeclared", rf"{_NAME} was not declared in this scope|{_NAME} is not a member of"),
        ("compile-undeclared", r"^cannot find symbol; symbol: \w+ ([^\s(;]{1,100})"),
        ("compile-declared-twice", rf"redefinition of {_NAME}|redeclaration of {_NAME}|Identifier {_NAME} has already"),
        ("compile-declared-twice", r"^variable (\S{1,100}) is already defined"),
        ("compile-no-return", r"^missing return statement"),
        ("compile-not-set", r"^variable (\S{1,100}) might not have been initialized"),
        ("compile-class-name", r"^class (\S{1,100}) is public, should be declared in a file named"),
        (
            "compile-types",
            r"incompatible type|invalid conversion|cannot convert|possible lossy conversion|cannot be converted",
        ),
        ("compile-types", r"bad operand types|no match for|invalid operands"),
    )
)
"""What compilers often say, and the code under which it is explained; a group is the name that it is about."""


def why_not(found: Compilation, language: str) -> tuple[Feedback, ...]:
    """What to say of a submission that does not compile."""
    errors = [one for one in found.messages if one.severity == "error"]
    if found.timed_out:
        return (feedback("compile-timed-out", seconds=int(LANGUAGES[language].compile_limits.cpu_seconds)),)
    if found.out_of_memory:
        return (feedback("compile-too-large"),)
    if not errors:
        return (feedback("does-not-compile-somehow", message=cut(_last_line(found.text), TOLD)),)
    return tuple(one for error in errors[:MOST_TOLD] for one in _told(error))


def warnings(found: Compilation | None) -> tuple[Feedback, ...]:
    """What the compiler warns of in a submission that it compiled; for one that did not earn all points."""
    messages = found.messages if found and found.ok else ()
    return tuple(
        feedback("compiler-warns", file=one.file, line=one.line, message=cut(one.text, TOLD))
        for one in messages[:MOST_WARNINGS]
        if one.line
    )


def _told(error: Message) -> Iterator[Feedback]:
    message = cut(error.text, TOLD)
    if error.line:
        yield feedback("does-not-compile", file=error.file, line=error.line, column=error.column, message=message)
    else:
        yield feedback("does-not-compile-somehow", message=message)
    for code, pattern in _EXPLAINED:
        if match := pattern.search(error.text):
            name = next((group for group in match.groups() if group), None)
            yield feedback(code) if name is None else feedback(code, name=cut(name, TOLD))
            return


def _last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
