"""Rules and findings in words: for every word of the vocabulary and in both languages."""

from __future__ import annotations

import re

import pytest

from grader.exercise.linter_rules import CODES
from grader.exercise.structure_keys import DETAILS
from grader.phrases import structure, style
from sandbox.structure.rules import Rule, rule_to_json
from sandbox.structure.vocabulary import WORDS, Takes

THAI = re.compile("[ก-๙]")


def said(language: str, *rule, **more) -> str:
    word, *names = rule
    name = names[0] if names else None
    return structure.phrase(rule_to_json(Rule(word, name, any_name=not names, **more)), language)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("word", WORDS.values(), ids=lambda word: word.name)
def test_every_word_has_its_phrase(word, language):
    if word.takes in {Takes.NOTHING, Takes.MAYBE_NAME}:
        assert said(language, word.name)
    if word.takes is not Takes.NOTHING:
        assert "xyz" in said(language, word.name, "xyz")
        assert "xyz" in said(language, word.name, "xyz", forbidden=True)


def test_phrases_are_of_the_vocabulary_and_the_thai_ones_are_thai():
    assert {*structure.ANY} | {*structure.NAMED} == {*WORDS}
    assert all(THAI.search(texts[1]) for texts in [*structure.ANY.values(), *structure.NAMED.values()])
    assert all(THAI.match(texts[1]) for texts in [*structure.ANY.values(), *structure.NAMED.values()])


@pytest.mark.parametrize(
    ("rule", "more", "english", "thai"),
    [
        (("loop",), {}, "Use a loop (for or while)", "ใช้ลูป (for หรือ while)"),
        (("call", "sum"), {"forbidden": True}, "Do not call sum()", "ห้ามเรียก sum()"),
        (("call", "range"), {"at_least": 2}, "Call range(), at least 2 times", "เรียก range() อย่างน้อย 2 ครั้ง"),
        (("loop",), {"at_least": 0, "at_most": 1}, "Use a loop (for or while), at most once", "ใช้ลูป (for หรือ while) ไม่เกิน 1 ครั้ง"),
        (("if",), {"at_least": 2, "at_most": 2}, "Use if, exactly 2 times", "ใช้ if 2 ครั้งพอดี"),
        (("if",), {"at_least": 2, "at_most": 4}, "Use if, 2 to 4 times", "ใช้ if 2 ถึง 4 ครั้ง"),
        (("statement",), {"at_least": 0, "at_most": 1}, "Write statements, at most 1 statement", "เขียนคำสั่ง ไม่เกิน 1 คำสั่ง"),
        (("line",), {"at_least": 0, "at_most": 9}, "Write lines of code, at most 9 lines", "เขียนโค้ด ไม่เกิน 9 บรรทัด"),
        (("recursion",), {"within": "f"}, "Let a function call itself (recursion) in f", "ใช้ฟังก์ชันที่เรียกตัวเอง (recursion) ใน f"),
        (("function", "f"), {"parameters": ("a", "*b")}, "Define a function f(a, *b)", "นิยามฟังก์ชัน f(a, *b)"),
        (("function",), {"documented": False, "forbidden": True}, "Do not define a function without a docstring", "ห้ามนิยามฟังก์ชันที่ไม่มี docstring"),
        (("class", "A"), {"bases": ("B",), "methods": ("f", "g")}, "Define a class A derived from B with the methods f, g", "นิยามคลาส A ที่สืบทอดจาก B ที่มีเมธอด f, g"),
        (("literal", "a"), {"forbidden": True}, "Do not write the value 'a' into the code", "ห้ามเขียนค่า 'a' ไว้ในโค้ด"),
    ],
)  # fmt: skip
def test_a_rule_reads_like_a_sentence(rule, more, english, thai):
    assert (said("en", *rule, **more), said("th", *rule, **more)) == (english, thai)


@pytest.mark.parametrize("detail", [key.name for key in DETAILS if key.name != "parameters"])
def test_every_detail_is_said(detail):
    value = {"bases": ("xyz",), "methods": ("xyz",), "decorated": "xyz"}.get(detail, True)
    for language in ("th", "en"):
        assert said(language, "function", "f", **{detail: value}) != said(language, "function", "f")


def test_a_rule_of_another_version_is_no_crash():
    assert (
        structure.phrase({"word": "tomorrow"}, "en")
        == structure.phrase({"words": 1}, "th")
        == structure.phrase({}, "en")
        == ""
    )


@pytest.mark.parametrize("code", style.PLAIN)
def test_plain_words_are_for_rules_that_there_are_in_both_languages(code):
    english, thai = style.PLAIN[code]
    assert code in CODES
    assert THAI.search(thai)
    assert {*re.findall(r"\{\d\}", english)} == {*re.findall(r"\{\d\}", thai)}


@pytest.mark.parametrize(
    ("code", "message", "english"),
    [
        ("F401", "`os` imported but unused", "os is imported and never used."),
        ("E501", "Line too long (95 > 88)", "The line is too long (95 characters; 88 may be)."),
        ("E711", "Comparison to `None` should be `cond is None`", "Compare with None by is None or is not None."),
        ("F401", "something new", "“something new” (in the linter's own words)"),
        ("SIM999", "Use `x` instead", "“Use `x` instead” (in the linter's own words)"),
        (
            "N802",
            "Function name `{0}` should be lowercase",
            "Write the name of a function in small letters, like_this: {0}.",
        ),
    ],
)
def test_a_finding_is_told_in_plain_words_where_there_are_any(code, message, english):
    assert style.told(code, message, "en") == english
    assert THAI.search(style.told(code, message, "th"))
