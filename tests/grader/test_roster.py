from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.roster import LONGEST_NAME, MOST_PUPILS, parse_names


def pairs(text: str) -> list[tuple[int | None, str]]:
    return [(entry.number, entry.name) for entry in parse_names(text)]


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("มานะ รักเรียน", (None, "มานะ รักเรียน")),
        ("1\tมานะ รักเรียน", (1, "มานะ รักเรียน")),
        ("1. มานะ รักเรียน", (1, "มานะ รักเรียน")),
        ("12) Mana Rakrian", (12, "Mana Rakrian")),
        ("๓ มานี มีนา", (3, "มานี มีนา")),
        ("๓.\tมานี มีนา", (3, "มานี มีนา")),
        ("4,ปิติ,พิทักษ์ถิ่น", (4, "ปิติ พิทักษ์ถิ่น")),
        ("5;ชูใจ;เลิศล้ำ", (5, "ชูใจ เลิศล้ำ")),
        ("6\t64123\tเด็กชาย\tวีระ\tประสงค์สุข", (6, "เด็กชาย วีระ ประสงค์สุข")),
        ('"7"\t"สมคิด  ดีงาม"', (7, "สมคิด ดีงาม")),
        ("\ufeff8\tเพชร", (8, "เพชร")),
        ("64123\tดวงแก้ว", (None, "ดวงแก้ว")),
    ],
)
def test_a_line_is_read_as_people_paste_it(line, pair):
    assert pairs(line) == [pair]
    assert parse_names(line)[0].problem is None


@pytest.mark.parametrize("line", ["ชื่อ", "เลขที่\tชื่อ-สกุล", "No.,Name", "ลำดับที่\tรหัสนักเรียน\tชื่อ\tนามสกุล", "", "   ", "\t\t"])
def test_headings_and_empty_lines_are_left_out(line):
    assert parse_names(f"{line}\nมานะ") == parse_names("\nมานะ")


def test_lines_are_counted_as_pasted():
    assert [entry.line for entry in parse_names("ชื่อ\n\nมานะ\r\n\r\nมานี")] == [3, 5]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("มานะ\nมานะ", [None, "name-twice"]),
        ("1 มานะ\n1 มานี", [None, "number-twice"]),
        ("7 มานะ", ["number-twice"]),
        ("3\t", ["name-missing"]),
        ("???", ["name-missing"]),
        ("ก" * (LONGEST_NAME + 1), ["name-too-long"]),
    ],
)
def test_each_line_has_its_own_problem(text, problems):
    assert [entry.problem for entry in parse_names(text, numbers_taken={7})] == problems


def test_a_list_has_an_end():
    entries = parse_names("\n".join(f"มานะ {'ก' * n}" for n in range(1, MOST_PUPILS + 3)), ())
    assert sum(entry.problem is None for entry in entries[:90]) == 90
    assert entries[-1].problem == "too-many-pupils"


@given(st.text(st.characters(), max_size=300))
def test_whatever_is_pasted_is_read_without_a_crash(text):
    for entry in parse_names(text):
        if entry.problem is None:
            assert entry.name.strip()
            assert len(entry.name) <= LONGEST_NAME
            entry.name.encode()
