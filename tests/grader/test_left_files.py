"""Files that a run leaves: which names are looked for, and what is told of them."""

from __future__ import annotations

import pytest

from grader.left_files import MOST_FILES, LeftFile, left_files, names_in


@pytest.mark.parametrize(
    "source",
    [
        "open('out.txt', 'w')",
        'with open("out.txt") as f: pass',
        'fopen("out.txt", "w");',
        "fs.writeFileSync('out.txt', x)",
        'std::ofstream out("out.txt");',
    ],
)
def test_a_name_is_found_in_every_language(source: str) -> None:
    assert names_in({"main": source}) == ("out.txt",)


@pytest.mark.parametrize(
    "text", ["/etc/passwd.txt", "../a.txt", "a/../../b.txt", "hello", "3.", "./a.txt", "a//b.txt", "x\0.txt"]
)
def test_what_no_slot_would_look_for_is_no_name(text: str) -> None:
    assert names_in({"main.py": f"open('{text}')"}) == ()


def test_a_program_is_not_its_own_file_and_names_have_an_end() -> None:
    assert names_in({"solution.py": "open('solution.py')"}) == ()
    many = "".join(f"open('{number}.txt')\n" for number in range(100))
    assert len(names_in({"solution.py": many})) == MOST_FILES


def test_what_was_there_before_what_is_gone_and_what_is_no_text_is_not_told() -> None:
    collected = {
        "b.txt": "new",
        "a.txt": "",
        "in.txt": "1\n",
        "gone.txt": None,
        "p.png": "\ufffdPNG",
        "l.txt": "x" * 64,
    }
    assert left_files(collected, {"in.txt": "1\n"}, 64) == (
        LeftFile("a.txt", ""),
        LeftFile("b.txt", "new"),
        LeftFile("l.txt", None),
    )
