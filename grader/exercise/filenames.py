"""Names that an exercise file may give to files, variables and languages, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category, normalize

from grader.exercise.shapes import Names
from sandbox.expressions import ExpressionError, identifier

MAX_NAME = 100
MAX_SLUG = 80
NOT_A_SLUG = "use small letters, digits and hyphens: it becomes part of a web address"
MAX_FOLDERS = 4
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WINDOWS = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')


@dataclass(frozen=True, slots=True)
class BadName:
    """Why a name cannot be used."""

    rule: str
    message: str
    hint: str


def is_slug(name: str) -> bool:
    """Whether a folder of this name can be part of an exercise's id."""
    return len(name) <= MAX_SLUG and _SLUG.fullmatch(name) is not None


def what_is_wrong(name: str, names: Names) -> BadName | None:
    """Why `name` cannot be one of `names`; None when it can."""
    if names is Names.VARIABLES:
        return _variable(name)
    if names is Names.PATHS:
        return _path(name)
    if names is Names.FILES:
        return _part(name) if "/" not in name else _bad("is in a folder", "write the bare name of a file")
    if _LANGUAGE.fullmatch(name):
        return None
    return BadName("bad-language", f"`{name[:30]}` is not a language code", "write th or en")


def clashes(names: Iterable[str], kind: Names) -> Iterator[tuple[str, BadName]]:
    """The names that cannot be beside an earlier one, on a disk that ignores case or knows no file inside a file."""
    if kind not in {Names.PATHS, Names.FILES}:
        return
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        folded = normalize("NFC", name).casefold()
        parents = [folded[: at.start()] for at in re.finditer("/", folded)]
        other = seen.get(folded) or folders.get(folded) or next((seen[one] for one in parents if one in seen), None)
        if other is not None:
            yield name, BadName("bad-path", f"`{name[:60]}` and `{other[:60]}` cannot lie side by side", "rename one")
        seen.setdefault(folded, name)
        for parent in parents:
            folders.setdefault(parent, name)


def _variable(name: str) -> BadName | None:
    try:
        identifier(name)
    except ExpressionError as error:
        return BadName("bad-name", error.message, error.hint)
    return None


def _path(path: str) -> BadName | None:
    parts = path.split("/")
    if path.startswith("/"):
        return _bad("starts at the root", "write a path inside the program's folder")
    if len(parts) > MAX_FOLDERS:
        return _bad(f"is more than {MAX_FOLDERS} folders deep", "use fewer folders")
    return next(filter(None, map(_part, parts)), None)


def _part(name: str) -> BadName | None:
    if name in {"", ".", ".."}:
        return _bad("leaves its folder or names none", "write a plain name such as data.txt")
    if len(name.encode()) > MAX_NAME:
        return _bad(f"is longer than {MAX_NAME} bytes", "shorten it")
    if any(category(letter) in {"Cc", "Cs", "Cf", "Zl", "Zp"} for letter in name):
        return _bad("has an invisible character", "use letters, digits, dots, hyphens and underscores")
    if _FORBIDDEN.search(name) or name[-1] in " ." or name[0] == " " or _WINDOWS.fullmatch(name):
        return _bad("is no file name on some computers", "use letters, digits, dots, hyphens and underscores")
    return None


def _bad(what: str, hint: str) -> BadName:
    return BadName("bad-path", f"this path {what}", hint)
