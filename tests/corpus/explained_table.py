"""What is explained of a corpus, as tables on the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.table import Table

from grader.explanations.catalogue import CAUSES
from tests.corpus.explanations import CAUSE, KIND, NOTHING, Stopped, counted, share

if TYPE_CHECKING:
    from rich.console import Console


def show_explained(console: Console, count: int, found: list[Stopped]) -> None:
    """How many of `count` programs stopped, what was explained of them, and each that got no cause."""
    counts = counted(found)
    table = Table("ended", CAUSE, KIND, NOTHING, title=f"{len(found)} of {count} programs stopped")
    for at_limit, words in ((False, "in an exception"), (True, "at a limit only")):
        table.add_row(words, *(str(counts[at_limit, explained]) for explained in (CAUSE, KIND, NOTHING)))
    console.print(table)
    causes = Table("cause", "programs", "")
    for code, times in Counter(code for one in found for code in one.causes).most_common():
        causes.add_row(code, str(times), "only the kind" if CAUSES[code].is_general else "")
    console.print(causes)
    for one in (one for one in found if one.explained != CAUSE):
        console.print(f"{one.program.id}: {one.explained}: {one.unexplained}", markup=False)
    console.print(f"a cause is named for {share(found):.1%} of the programs that end in an exception")
