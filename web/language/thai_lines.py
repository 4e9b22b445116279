"""Where a line of Thai may end: browsers find the ends by a dictionary that knows few words of programming.

Nothing here is seen: a grapheme joiner within a word (Firefox ends lines at a word joiner), an empty space between two words
that would be read as others, a space that holds on to what repeats the word before it. Only for words to read, never for code.
"""

from __future__ import annotations

import re

_JOINER = "\N{COMBINING GRAPHEME JOINER}"
_BREAK = "\N{ZERO WIDTH SPACE}"
_HOLDING = "\N{NO-BREAK SPACE}"
_DIVIDED = (
    "ลิ-สต์ ไพ-ทอน ดิก-ชัน-นารี ทู-เพิล เมท-อด เมท็-อด ออบ-เจ็กต์ พอ-ยน์-เตอร์ เจน-เนอ-เร-เตอร์ คอม-เมน-ต์ คอม-ไพล์ "
    "คอม-ไพ-เลอ-ร์ จาวา-สคริปต์ โท-เคน คิว-อาร์ อา-รบิก ไอ-ติม โทร-ศัพท์ แป้น-พิมพ์ มือ-ถือ เครือ-ข่าย ใบ-รับ-รอง รับ-รอง "
    "คำ-ตอบ คำ-สั่ง คำ-ใบ้ ผล-รวม ตัว-เอง มอบ-หมาย คัด-ลอก เปรียบ-เทียบ ราย-ละเอียด ราย-ชื่อ ผิด-พลาด คลาด-เคลื่อน ตอบ-สนอง "
    "พื้น-ฐาน ความ-จำ ความ-ยาว ระ-หว่าง ที-ละ รู้-จัก สัก-ครู่ ดัง-นั้น พรุ่ง-นี้ เมื่อ-วาน การ-บ้าน ที่-นี่"
)
_MISREAD = "อาจ-มี น้อย-หนึ่ง มา-สอบ พอ-กลับ รับ-คำขอ ที่-มากกว่า แก้-ตัวอักษร มี-หน้าที่"
WORDS = tuple(_DIVIDED.split())
"""Words with a `-` wherever a browser would divide them (`Intl.Segmenter` of Chromium 156)."""
PAIRS = tuple(_MISREAD.split())
"""Words beside each other, with a `-` where one ends: a browser would end it elsewhere."""

_HELD = {word.replace("-", ""): word.replace("-", _JOINER) for word in WORDS}
_HELD |= {pair.replace("-", ""): pair.replace("-", _BREAK) for pair in PAIRS}
_BEGINS = "[ก-ฮเ-ไ]"
"""What a word of Thai begins with."""
_FOUND = re.compile(
    rf"(?P<before>[ก-๎])?(?P<word>{'|'.join(sorted(_HELD, key=len, reverse=True))})(?P<after>(?={_BEGINS}))?"
)
_CODE = re.compile(r"(`[^`]*`)")


def held_together(text: str) -> str:
    """The text for a page: its lines end where a reader expects it. What stands between `backticks` is left alone."""
    pieces = _CODE.split(text)
    return "".join(piece if number % 2 else _held(piece) for number, piece in enumerate(pieces))


def as_written(text: str) -> str:
    """The text for programs: without what is not seen, and with plain spaces before what repeats a word."""
    return text.replace(_JOINER, "").replace(_BREAK, "").replace(f"{_HOLDING}ๆ", " ๆ")


def _held(text: str) -> str:
    return _FOUND.sub(_one, text.replace(" ๆ", f"{_HOLDING}ๆ"))


def _one(found: re.Match[str]) -> str:
    before, after = found["before"], found["after"]
    begins = f"{before}{_BREAK}" if before else ""
    return f"{begins}{_HELD[found['word']]}{_BREAK if after is not None else ''}"
