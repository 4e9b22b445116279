"""The parts of the author's guide that are made from the code: `python -m grader.exercise.guide` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.exercise.structure_keys import COMMON, DETAILS
from grader.exercise.style_keys import SET_DOCS
from sandbox.structure.vocabulary import WORDS, Takes

FILE = Path(__file__).resolve().parents[2] / "exercises" / "README.md"
_BEHIND = {
    Takes.NOTHING: "`{word}`",
    Takes.NAME: "`{{{word}: …}}`",
    Takes.MAYBE_NAME: "`{word}`, `{{{word}: …}}`",
    Takes.OPERATOR: "`{{{word}: …}}`",
    Takes.LITERAL: "`{{{word}: …}}`",
}


def _words() -> Iterator[str]:
    yield "| a rule | is about |"
    yield "|---|---|"
    for word in WORDS.values():
        yield f"| {_BEHIND[word.takes].format(word=word.name)} | {word.doc} |"


def _keys() -> Iterator[str]:
    yield "| beside the word | means |"
    yield "|---|---|"
    for key in (*COMMON, *DETAILS):
        yield f"| `{key.name}` | {key.doc} |"


def _sets() -> Iterator[str]:
    yield "| set | holds |"
    yield "|---|---|"
    for name, doc in SET_DOCS.items():
        yield f"| `{name}` | {doc} |"


PARTS: Mapping[str, str] = {
    "structure words": "\n".join(_words()),
    "structure keys": "\n".join(_keys()),
    "style sets": "\n".join(_sets()),
}
"""Name of a part to its text."""


def renewed(text: str) -> str:
    """The guide with its parts as they should be. Raises ValueError where one has no place in it."""
    for name, part in PARTS.items():
        between = re.compile(rf"(<!-- made: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        if len(between.findall(text)) != 1:
            raise ValueError(f"the guide has not one place for {name!r}: write <!-- made: {name} --> and <!-- end -->")
        text = between.sub(lambda found, part=part: f"{found[1]}{part}\n{found[2]}", text)  # type: ignore[misc]
    return text


def main() -> None:
    """Write the file."""
    FILE.write_text(renewed(FILE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":  # pragma: no cover - the command
    main()
