"""Setting up a class: made by a teacher, filled from pasted names, each pupil with an account and a first password."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from grader import names, passwords
from grader.access import Action, Role, Viewer, require
from grader.errors import Conflict, Invalid
from grader.roster import Entry, parse_names
from grader.store import classes, people
from grader.store.people import NewPerson
from grader.store.session import writing

LONGEST_CLASS_NAME = 100
PREFIX = re.compile(r"[a-z][a-z0-9]{0,11}")
USUAL_PREFIX = "s"
HASHERS = 2


@dataclass(frozen=True, slots=True)
class Slip:
    """What a new pupil is handed on paper; the password is stored nowhere."""

    user_id: int
    number: int | None
    name: str
    username: str
    password: str


def make_class(session: Session, viewer: Viewer, name: str, now: datetime) -> int:
    """A class that this teacher runs; its id. Raises NotAllowed for others, Invalid for a bad name."""
    require(viewer, Action.MAKE_CLASS)
    shown = names.tidy(name)
    if not shown or len(shown) > LONGEST_CLASS_NAME:
        raise Invalid({"name": "bad-name"})
    with writing(session):
        class_id = classes.add_class(session, shown, now)
        classes.add_teacher(session, class_id, viewer.user_id)
    return class_id


def set_archived(session: Session, viewer: Viewer, class_id: int, *, archived: bool, now: datetime) -> None:
    """Put a class away, or take it out again; nothing of it is lost. What was written before still arrives. Raises as `classes.get_class` for running the class."""
    classes.get_class(session, viewer, class_id, Action.RUN_CLASS)
    with writing(session):
        classes.set_archived(session, class_id, archived=archived, now=now)


def preview(session: Session, viewer: Viewer, class_id: int, pasted: str) -> list[Entry]:
    """What `enrol` would make of the pasted names, line by line. Raises as `classes.get_class` for running the class."""
    members = classes.roster(session, viewer, class_id)
    entries = parse_names(pasted, {pupil.number for pupil in members if pupil.number is not None})
    known = {pupil.name for pupil in members}
    return [
        Entry(entry.line, entry.name, entry.number, "already-in-class")
        if entry.problem is None and entry.name in known
        else entry
        for entry in entries
    ]


def enrol(session: Session, viewer: Viewer, class_id: int, *, pasted: str, prefix: str, now: datetime) -> list[Slip]:
    """Make an account with a first password for every usable line, and put them in the class; lines with problems are left out.

    `prefix` begins the usernames, such as `m23` in `m2301`. Raises Invalid for a bad prefix or when no line can be used, and
    Conflict when somebody else took the usernames in this moment.
    """
    check_prefix(prefix)
    entries = [entry for entry in preview(session, viewer, class_id, pasted) if entry.problem is None]
    if not entries:
        raise Invalid({"names": "no-usable-names"})
    entries = _numbered(entries, classes.highest_number(session, class_id))
    usernames = _usernames(entries, prefix, people.usernames_with_prefix(session, prefix))
    session.rollback()
    given = [passwords.first_password() for _ in entries]
    return _store(session, class_id, entries, usernames, given, now)


def check_prefix(prefix: str) -> None:
    """Raises Invalid for one that cannot begin usernames."""
    if not PREFIX.fullmatch(prefix):
        raise Invalid({"prefix": "bad-prefix"})


def suggest_prefix(class_name: str) -> str:
    """Letters and digits that a pupil can type on any phone: `ม.2/3` gives `m23`, `Year 7B` gives `year7b`."""
    plain = class_name.replace("ม.", "m").replace("ป.", "p").casefold()
    kept = re.sub(r"[^a-z0-9]", "", plain)[:8]
    return kept if PREFIX.fullmatch(kept) else (USUAL_PREFIX + kept)[:8]


def _store(  # noqa: PLR0917 - three lists of the same length
    session: Session,
    class_id: int,
    entries: Sequence[Entry],
    usernames: Sequence[str],
    given: Sequence[str],
    now: datetime,
) -> list[Slip]:
    with ThreadPoolExecutor(HASHERS) as pool:
        hashes = list(pool.map(passwords.hash_password, given))
    new = [
        NewPerson(username, entry.name, names.sort_key(entry.name), Role.STUDENT, hashed, must_change_password=True)
        for entry, username, hashed in zip(entries, usernames, hashes, strict=True)
    ]
    with writing(session):
        if people.taken_usernames(session, usernames):
            raise Conflict("usernames-taken")
        user_ids = people.add_people(session, new, now)
        numbers = [entry.number for entry in entries]
        classes.add_pupils(session, class_id, list(zip(user_ids, numbers, strict=True)))
    return [
        Slip(user_id=user_id, number=entry.number, name=entry.name, username=username, password=password)
        for user_id, entry, username, password in zip(user_ids, entries, usernames, given, strict=True)
    ]


def _numbered(entries: Sequence[Entry], highest: int) -> list[Entry]:
    """Numbers for those without: the next ones, in the order of the list."""
    following = max([highest, *(entry.number for entry in entries if entry.number is not None)])
    numbered: list[Entry] = []
    for entry in entries:
        if entry.number is None:
            following += 1
        number = following if entry.number is None else entry.number
        numbered.append(Entry(entry.line, entry.name, number))
    return numbered


def _usernames(entries: Sequence[Entry], prefix: str, taken: Collection[str]) -> list[str]:
    """The prefix and the number in the class; where that is taken, with a letter behind."""
    chosen: list[str] = []
    used = set(taken)
    for entry in entries:
        wanted = f"{prefix}{entry.number:02d}"
        free = next(name for name in _variants(wanted) if name not in used)
        used.add(free)
        chosen.append(free)
    return chosen


def _variants(username: str) -> Sequence[str]:
    letters = "abdefhjkmnprstuvz"
    return [
        username,
        *(username + one for one in letters),
        *(username + one + two for one in letters for two in letters),
    ]
