from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from web.render.changes import CONTEXT_LINES, Kind, changes


def kinds(old: str, new: str) -> list[str]:
    return [row.kind.value for row in changes("solution.py", old, new).rows]


def test_a_changed_line_stands_beside_what_it_was():
    found = changes("solution.py", "a = 1\nb = 2\n", "a = 1\nb = 3\n")
    assert [row.kind for row in found.rows] == [Kind.KEPT, Kind.CHANGED]
    old, new = found.rows[1].old, found.rows[1].new
    assert old
    assert new
    assert (old.number, new.number) == (2, 2)
    assert (found.added, found.removed) == (1, 1)


def test_added_and_removed_lines_stand_alone():
    assert kinds("a\nb\n", "a\nb\nc\n") == ["kept", "kept", "added"]
    assert kinds("a\nb\n", "b\n") == ["removed", "kept"]


def test_long_unchanged_stretches_are_folded():
    same = "".join(f"x{number}\n" for number in range(40))
    rows = changes("solution.py", same + "old\n", same + "new\n").rows
    assert rows[0].kind is Kind.FOLDED
    assert rows[0].folded == 40 - CONTEXT_LINES
    assert [row.kind for row in rows[1:]] == [Kind.KEPT] * CONTEXT_LINES + [Kind.CHANGED]


def test_line_ends_of_windows_are_no_change():
    assert set(kinds("a\r\nb\r\n", "a\nb\n")) == {"kept"}


def test_a_new_file_is_all_added():
    assert kinds("", "a\nb\n") == ["added", "added"]


def test_very_long_files_are_compared_at_their_ends():
    middle = "".join(f"x{number}\n" for number in range(5000))
    found = changes("solution.py", "old\n" + middle, "new\n" + middle)
    assert (found.added, found.removed) == (1, 1)


def test_what_would_be_looked_at_for_minutes_counts_as_replaced():
    old, new = "x\n" * 1000, "".join("x\n" if number % 2 else f"{number}\n" for number in range(1000))
    assert changes("solution.py", old, new).added == 999


def test_many_blank_lines_are_not_in_the_way():
    old = "".join(f"x{number}\n\n" for number in range(150))
    assert changes("solution.py", old, old.replace("x70\n", "new\n")).added == 1


TEXTS = st.lists(st.sampled_from(["a", "b", "", "  c"]), max_size=12).map("\n".join)


@given(TEXTS, TEXTS)
def test_every_line_of_both_versions_is_in_the_rows_or_folded(old, new):
    found = changes("solution.py", old, new)
    folded = sum(row.folded for row in found.rows)
    for text, side in ((old, "old"), (new, "new")):
        shown = [getattr(row, side).number for row in found.rows if getattr(row, side)]
        assert shown == sorted(shown)
        assert len(shown) + folded == len(text.split("\n")) - (text == "" or text.endswith("\n"))
