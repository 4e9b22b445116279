"""The files that a run without a mark may leave: looked for under the names that the program's text holds, since a slot lists no folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

MOST_FILES = 8
_TEXTS = re.compile(r"""(["'])((?:(?!\1)[^\\\n]){1,80})\1""")
"""Short texts of any of the languages, with nothing escaped in them."""
_MOST_OF_A_NAME_BYTES = 200


@dataclass(frozen=True, slots=True)
class LeftFile:
    """A file that a program made or changed."""

    name: str
    text: str | None
    """None where it is too large to be told."""

    @property
    def size_bytes(self) -> int | None:
        """How large it is, where that is known."""
        return None if self.text is None else len(self.text.encode("utf-8", "surrogatepass"))


def names_in(files: Mapping[str, str]) -> tuple[str, ...]:
    """What in these files could be the name of a file to write, without the files' own; the first so many."""
    found = (text for source in files.values() for _, text in _TEXTS.findall(source))
    return tuple(dict.fromkeys(name for name in found if _is_name(name) and name not in files))[:MOST_FILES]


def left_files(collected: Mapping[str, str | None], before: Mapping[str, str], most_bytes: int) -> tuple[LeftFile, ...]:
    """The text files that are there now and were not, or not like this; content comes cut at so many bytes."""
    left = []
    for name, text in sorted(collected.items()):
        if text is None or text == before.get(name) or "\ufffd" in text or "\0" in text:
            continue
        is_whole = len(text.encode("utf-8", "surrogatepass")) < most_bytes
        left.append(LeftFile(name, text if is_whole else None))
    return tuple(left)


def _is_name(text: str) -> bool:
    """Whether it names a file with an ending, in the work folder or below it."""
    path = PurePosixPath(text)
    is_plain = "/".join(path.parts) == text and not text.startswith("/") and ".." not in path.parts and "\0" not in text
    return (
        is_plain
        and bool(re.fullmatch(r"\.\w{1,8}", path.suffix))
        and len(text.encode("utf-8", "replace")) <= _MOST_OF_A_NAME_BYTES
    )
