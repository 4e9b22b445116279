"""Values of the right type that cannot be used: texts that are no numbers, items and keys that are not there."""

from __future__ import annotations

import ast
import re

from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.code import called, text_of
from grader.explanations.text import nearest


def _no_number(trouble: Trouble, match: re.Match[str]) -> Cause:
    """A text that int() or float() cannot read, by what it looks like."""
    text, name = match["text"], match.groupdict().get("name") or "float"
    if not text.strip():
        return cause("number-of-nothing", trouble, name=name)
    if re.fullmatch(r"\s*[-+]?\d*\.\d*\s*", text) and name == "int":
        return cause("int-of-decimal", trouble, text=text)
    if re.fullmatch(r"\s*[-+]?\d+(?:,\d+)+(?:\.\d+)?\s*", text):
        return cause("number-with-comma", trouble, name=name, text=text)
    if re.fullmatch(r"\s*[-+]?\d+(?:\.\d+)?(?:[\s,]+[-+]?\d+(?:\.\d+)?)+\s*", text):
        return cause("number-of-several", trouble, name=name, text=text)
    return cause("number-of-words", trouble, name=name, text=text)


def _unpacked(trouble: Trouble, match: re.Match[str]) -> Cause:
    """More or fewer values than names."""
    split = any(called(one) == "split" for one in trouble.code.at(trouble.line, ast.Call))
    return cause("unpack-split" if split else "unpack-count", trouble, expected=match["expected"])


def _smallest(trouble: Trouble, match: re.Match[str]) -> Cause:
    return cause("max-of-nothing", trouble, name=match["name"])


def _key(trouble: Trouble, match: re.Match[str]) -> Cause:
    """A key that the dict does not have."""
    shown = match[0].strip()
    asked = [one for one in trouble.code.at(trouble.line, ast.Subscript) if not isinstance(one.slice, ast.Slice)]
    counted = [one for one in trouble.code.at(trouble.line, ast.AugAssign) if isinstance(one.target, ast.Subscript)]
    if counted and isinstance(counted[0].target, ast.Subscript):
        return cause("count-without-start", trouble, base=text_of(counted[0].target.value), key=shown)
    keys = {text_of(key) for one in trouble.code.of(ast.Dict) for key in one.keys if isinstance(key, ast.Constant)}
    other = shown.strip("'\"") if shown[:1] in "'\"" else f"'{shown}'"
    if other != shown and other in keys and shown not in keys:
        return cause("key-of-other-type", trouble, key=shown, near=other)
    near = nearest(shown, keys)
    if near and shown[:1] in "'\"" and near[:1] in "'\"":
        return cause("key-misspelled", trouble, key=shown, near=near)
    removed = any(called(one) == "remove" for one in trouble.code.at(trouble.line, ast.Call))
    if removed:
        return cause("remove-missing", trouble)
    return cause("key-missing", trouble, key=shown, base=text_of(asked[0].value) if asked else "")


def _divided(trouble: Trouble, _match: re.Match[str]) -> Cause:
    """What it was divided by, and whether that is the length of something empty."""
    signs = (ast.Div, ast.FloorDiv, ast.Mod)
    divisors = [one.right for one in trouble.code.at(trouble.line, ast.BinOp) if isinstance(one.op, signs)]
    divisors += [one.value for one in trouble.code.at(trouble.line, ast.AugAssign) if isinstance(one.op, signs)]
    able = [one for one in divisors if not (isinstance(one, ast.Constant) and one.value)]
    if not able or isinstance(able[0], ast.Constant):  # of a zero that is written there nothing can be asked
        return cause("division-general", trouble)
    if any(called(one) == "len" for one in able):
        return cause("average-of-nothing", trouble, name=text_of(next(one for one in able if called(one) == "len")))
    return cause("divided-by-zero", trouble, name=text_of(able[0]))


VALUE_ERROR: tuple[Rule, ...] = (
    rule(
        r"invalid literal for (?P<name>int)\(\) with base \d+: (?:b)?(?P<quote>['\"])(?P<text>.*?)(?:(?P=quote)|…|$)",
        _no_number,
    ),
    rule(r"could not convert string to float: (?P<quote>['\"])(?P<text>.*?)(?:(?P=quote)|…|$)", _no_number),
    rule(r"(?:not enough|too many) values to unpack \(expected (?:at least )?(?P<expected>\d+)", _unpacked),
    rule(r"(?P<name>max|min)\(\) (?:arg|iterable argument) is (?:an )?empty", _smallest),
    rule(r"list\.remove\(x\)", "remove-missing"),
    rule(r"is not in (?:list|deque)|x not in tuple|substring not found|subsection not found", "position-missing"),
    rule(r"math domain error|expected a (?:non-?negative|positive) (?:input|number)", "math-domain"),
    rule(r"range\(\) arg 3 must not be zero|slice step cannot be zero", "step-zero"),
    rule(r"empty range (?:for|in) rand", "random-range"),
    rule(r"I/O operation on closed file", "file-closed"),
    rule(r"Exceeds the limit", "too-many-digits"),
    rule(r"Unknown format code|Invalid format specifier", "format-code"),
)
KEY_ERROR: tuple[Rule, ...] = (
    rule(r"pop(?:item\(\): | from an )(?:empty|\w+ is empty)", lambda t, _m: cause("pop-from-empty", t, base="")),
    rule(r"(?s).+", _key),
)
DIVISION: tuple[Rule, ...] = (rule(r"(?s).*", _divided),)
