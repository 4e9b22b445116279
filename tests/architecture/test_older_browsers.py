"""The scripts ask nothing of a browser that Chromium 80 has not, but for what they look for first or bring along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FRONTEND = Path(__file__).resolve().parents[2] / "web" / "frontend"
YOUNGER = {
    r"\bObject\.(hasOwn|groupBy)\(": (),
    r"\bstructuredClone\(": (),
    r"\.(findLast|findLastIndex|toSorted|toReversed|toSpliced)\(": (),
    r"\b(AbortSignal\.(timeout|any)|Array\.fromAsync|Promise\.(any|withResolvers|try))\(": (),
    r"\.randomUUID\(": (),
    r"\b(WeakRef|FinalizationRegistry|AggregateError)\b": (),
    r"\.(showPopover|hidePopover|checkVisibility|setHTMLUnsafe)\(": (),
    r"\b(scheduler|CSS\.highlights)\.": (),
    r"\bIntl\.(Segmenter|DurationFormat)\b": ("editor/words.js",),
    r"\bEditContext\b": ("editor/typed.js",),
}
"""What came after Chromium 80, and the files that look whether it is there before they use it."""
BROUGHT = r"\.(replaceChildren|replaceAll|at)\("
"""What `older.js` brings to a page, and to nothing else."""
OF_WORKERS = ("runner/worker.js", "runner/preview-worker.js", "offline/service-worker.js")
IMPORTED = re.compile(r"""\b(?:from|import)\s*\(?\s*"(\.[^"]+)\"""")


def code(path: Path) -> str:
    """What a script says, without the lines that are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith(("//", "/*", "*")))


def ours() -> list[str]:
    """All our scripts, by their paths below `web/frontend`."""
    paths = (path.relative_to(FRONTEND) for path in FRONTEND.rglob("*.js"))
    return sorted(path.as_posix() for path in paths if "node_modules" not in path.parts)


def reached(entry: str) -> set[Path]:
    """The scripts that one imports, itself included."""
    found: set[Path] = set()
    waiting = [FRONTEND / entry]
    while waiting:
        path = waiting.pop().resolve()
        if path not in found:
            found.add(path)
            waiting += [path.parent / name for name in IMPORTED.findall(code(path))]
    return found


@pytest.mark.parametrize("younger", YOUNGER)
def test_only_a_script_that_looks_first_asks_for_what_is_younger_than_chromium_80(younger: str) -> None:
    asking = {name for name in ours() if re.search(younger, code(FRONTEND / name))}
    assert asking == set(YOUNGER[younger])


@pytest.mark.parametrize("entry", OF_WORKERS)
def test_a_worker_asks_for_nothing_that_only_pages_are_brought(entry: str) -> None:
    asking = [path.name for path in reached(entry) if re.search(BROUGHT, code(path))]
    assert asking == []


def test_a_page_is_brought_what_is_missing_before_any_behaviour_starts() -> None:
    main = code(FRONTEND / "main.js")
    assert 0 < main.index("giveWhatIsMissing();") < main.index("each(document")
