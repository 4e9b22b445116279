"""Drawings in words, for a terminal: the sentences of their feedback, and what is to be seen in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grader.marking.drawing_counts import Counts

SENTENCES: Mapping[str, tuple[str, str]] = {
    "no-drawing": ("nothing was drawn", "ไม่ได้วาดอะไรเลย"),
    "wrong-drawing": ("the picture is not as expected", "ภาพไม่ตรงกับที่ควรได้"),
    "parts-missing": ("parts of the picture that are missing: {count}", "ส่วนของภาพที่ขาดไป: {count}"),
    "parts-extra": ("parts of the picture that are too many: {count}", "ส่วนของภาพที่เกินมา: {count}"),
    "words-missing": ("missing or elsewhere: {words}", "ข้อความที่ขาดหรืออยู่ผิดที่: {words}"),
    "words-extra": ("words that are too many: {words}", "ข้อความที่เกินมา: {words}"),
    "drawing-elsewhere": ("the right picture, but at another place", "ภาพถูกแล้ว แต่อยู่ผิดตำแหน่ง"),
    "drawing-mirrored": ("the right picture, but mirrored", "ภาพถูกแล้ว แต่กลับด้าน"),
    "drawing-size": ("the right picture, but {percent} % of its size", "ภาพถูกแล้ว แต่มีขนาด {percent} % ของที่ควรเป็น"),
    "drawing-colors": ("the right picture, but in other colours", "ภาพถูกแล้ว แต่สีไม่ตรง"),
    "drawing-too-large": ("more than {most} strokes were drawn", "วาดมากกว่า {most} เส้น"),
}

_WORDS: Mapping[str, tuple[str, str]] = {
    "strokes": ("{count} strokes", "เส้น {count} เส้น"),
    "areas": ("{count} filled areas", "พื้นที่ระบายสี {count} แห่ง"),
    "dots": ("{count} dots", "จุด {count} จุด"),
    "words": ("the words {words}", "ข้อความ {words}"),
    "size": ("{width} by {height}", "กว้าง {width} สูง {height}"),
    "nothing": ("nothing", "ไม่มีอะไรเลย"),
}
_MOST_WORDS = 5


def described(seen: Counts, *, thai: bool) -> str:
    """What is to be seen, in one line."""
    parts = list(_parts(seen, int(thai)))
    if not parts:
        return _WORDS["nothing"][thai]
    return ", ".join([*parts, _WORDS["size"][thai].format(width=seen.width, height=seen.height)])


def _parts(seen: Counts, language: int) -> Iterator[str]:
    for name in ("strokes", "areas", "dots"):
        count = getattr(seen, name)
        if count:
            text = _WORDS[name][language].format(count=count)
            yield text.removesuffix("s") if count == 1 else text
    if seen.words:
        told = [f"“{word}”" for word in seen.words[:_MOST_WORDS]] + ["…"] * (len(seen.words) > _MOST_WORDS)
        yield _WORDS["words"][language].format(words=" ".join(told))
