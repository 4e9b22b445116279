"""What the linter's rules that beginners meet mean, in plain words, English and Thai; the others keep the linter's own."""

from __future__ import annotations

import re
from collections.abc import Mapping

_QUOTED = re.compile(r"`([^`]*)`")
_NUMBERS = re.compile(r"\d+")

PLAIN: Mapping[str, tuple[str, str]] = {
    # mistakes
    "F401": ("{0} is imported and never used.", "import {0} มาแต่ไม่ได้ใช้"),
    "F403": ("import * brings in names that nobody can see here; name what you need.", "import * ทำให้มองไม่ออกว่ามีชื่ออะไรเข้ามาบ้าง ระบุชื่อที่ใช้จริงดีกว่า"),
    "F405": ("Nobody can see where {0} comes from: it may be from an import *.", "มองไม่ออกว่า {0} มาจากไหน อาจมาจาก import *"),
    "F541": ("This f-string has nothing in { }: leave out the f.", "f-string นี้ไม่มี { } อยู่ข้างใน ไม่ต้องใส่ f ก็ได้"),
    "F601": ("A key is in this dict twice; only the last one counts.", "มีคีย์ซ้ำในดิกชันนารี ค่าหลังสุดเท่านั้นที่ใช้ได้"),
    "F632": ("Compare texts and numbers with ==, not with is.", "เปรียบเทียบข้อความหรือตัวเลขให้ใช้ == ไม่ใช่ is"),
    "F811": ("{0} is made a second time before the first one was used.", "สร้าง {0} ซ้ำทั้งที่ตัวแรกยังไม่ได้ใช้"),
    "F821": ("{0} is used, and nothing in the code makes it.", "ใช้ {0} ทั้งที่ยังไม่ได้สร้างไว้"),
    "F823": ("{0} is used in the function before it gets a value there.", "ใช้ {0} ในฟังก์ชันก่อนกำหนดค่า"),
    "F841": ("{0} gets a value that is never used.", "กำหนดค่าให้ {0} แต่ไม่ได้นำไปใช้"),
    "E711": ("Compare with None by is None or is not None.", "เปรียบเทียบกับ None ให้ใช้ is None หรือ is not None"),
    "E712": ("No need to compare with True or False: the condition is one already.", "ไม่ต้องเทียบกับ True หรือ False ใช้เงื่อนไขนั้นได้เลย"),
    "E713": ("Write x not in y instead of not x in y.", "เขียน x not in y แทน not x in y"),
    "E714": ("Write x is not y instead of not x is y.", "เขียน x is not y แทน not x is y"),
    "E721": ("Ask for a type with isinstance(x, int).", "ตรวจชนิดข้อมูลด้วย isinstance(x, int)"),
    "E722": ("except: catches every error, also those nobody thought of; name the one that you expect.", "except: ดักทุกข้อผิดพลาด รวมถึงที่คาดไม่ถึง ให้ระบุชนิดที่ต้องการดัก"),
    "E731": ("Give a function its name with def instead of lambda.", "ตั้งชื่อฟังก์ชันด้วย def แทน lambda"),
    "B006": ("This default value is made once and shared by all calls; use None and make it inside.", "ค่าเริ่มต้นนี้สร้างครั้งเดียวแล้วทุกการเรียกใช้ร่วมกัน ใช้ None แล้วสร้างข้างในฟังก์ชันแทน"),
    "B007": ("The loop's {0} is never used; call it _ to say so.", "ไม่ได้ใช้ {0} ของลูป ตั้งชื่อเป็น _ เพื่อบอกว่าไม่ใช้"),
    "B015": ("This comparison goes nowhere: was = meant, or an if?", "เปรียบเทียบแล้วไม่ได้นำผลไปใช้ หมายถึง = หรือ if หรือเปล่า"),
    "B018": ("This line works out a value and does nothing with it.", "บรรทัดนี้คำนวณค่าแต่ไม่ได้นำไปใช้"),
    "SIM103": ("Return the condition itself instead of True and False.", "return เงื่อนไขได้เลย ไม่ต้องเขียน True กับ False"),
    "RET505": ("After a return no else is needed.", "หลัง return แล้วไม่ต้องมี else"),
    "A001": ("{0} is a name of Python's own; choose another one.", "{0} เป็นชื่อที่ Python ใช้อยู่แล้ว เลือกชื่ออื่นดีกว่า"),
    "A002": ("{0} is a name of Python's own; choose another one.", "{0} เป็นชื่อที่ Python ใช้อยู่แล้ว เลือกชื่ออื่นดีกว่า"),
    # names
    "E741": ("{0} looks like a 1 or a 0; choose another name.", "ชื่อ {0} ดูเหมือนเลข 1 หรือ 0 เลือกชื่ออื่นดีกว่า"),
    "N801": ("Write the name of a class like ThisOne: {0}.", "ตั้งชื่อคลาสแบบ ThisOne: {0}"),
    "N802": ("Write the name of a function in small letters, like_this: {0}.", "ตั้งชื่อฟังก์ชันด้วยตัวพิมพ์เล็ก แบบ like_this: {0}"),
    "N803": ("Write the name of a parameter in small letters, like_this: {0}.", "ตั้งชื่อพารามิเตอร์ด้วยตัวพิมพ์เล็ก แบบ like_this: {0}"),
    "N806": ("Write the name of a variable in small letters, like_this: {0}.", "ตั้งชื่อตัวแปรด้วยตัวพิมพ์เล็ก แบบ like_this: {0}"),
    # one thing a line, imports
    "E401": ("One import a line.", "import บรรทัดละหนึ่งอย่าง"),
    "E402": ("Imports stand at the top of the file.", "import ควรอยู่บนสุดของไฟล์"),
    "E501": ("The line is too long ({0} characters; {1} may be).", "บรรทัดยาวเกินไป ({0} ตัวอักษร ไม่ควรเกิน {1})"),
    "E701": ("What belongs to the colon goes on a line of its own.", "คำสั่งหลังเครื่องหมาย : ควรขึ้นบรรทัดใหม่"),
    "E702": ("One statement a line, without a semicolon.", "เขียนบรรทัดละหนึ่งคำสั่ง ไม่ใช้ ;"),
    "E703": ("No semicolon is needed at the end of a line.", "ท้ายบรรทัดไม่ต้องมี ;"),
    # spaces and blank lines
    "E101": ("Tabs and spaces are mixed; indent with four spaces.", "มีทั้งแท็บและช่องว่างปนกัน ให้ย่อหน้าด้วยช่องว่าง 4 ตัว"),
    "E111": ("Indent with four spaces.", "ย่อหน้าด้วยช่องว่าง 4 ตัว"),
    "E117": ("Indented too far: four spaces are enough.", "ย่อหน้าลึกเกินไป ช่องว่าง 4 ตัวก็พอ"),
    "W191": ("Indent with four spaces, not with tabs.", "ย่อหน้าด้วยช่องว่าง 4 ตัว ไม่ใช้แท็บ"),
    "E201": ("No space after an opening bracket.", "หลังวงเล็บเปิดไม่ต้องเว้นวรรค"),
    "E202": ("No space before a closing bracket.", "หน้าวงเล็บปิดไม่ต้องเว้นวรรค"),
    "E203": ("No space before a comma or colon.", "หน้าเครื่องหมาย , หรือ : ไม่ต้องเว้นวรรค"),
    "E211": ("No space before this bracket.", "หน้าวงเล็บนี้ไม่ต้องเว้นวรรค"),
    "E221": ("One space before an operator is enough.", "หน้าเครื่องหมายเว้นวรรคแค่ตัวเดียว"),
    "E222": ("One space after an operator is enough.", "หลังเครื่องหมายเว้นวรรคแค่ตัวเดียว"),
    "E225": ("Put a space on both sides of an operator, as in a = b.", "เว้นวรรคหน้าและหลังเครื่องหมาย เช่น a = b"),
    "E226": ("Put a space on both sides of an operator, as in a + b.", "เว้นวรรคหน้าและหลังเครื่องหมาย เช่น a + b"),
    "E228": ("Put a space on both sides of %.", "เว้นวรรคหน้าและหลัง %"),
    "E231": ("Put a space after {0}", "เว้นวรรคหลัง {0}"),
    "E251": ("No spaces around the = of a parameter.", "เครื่องหมาย = ของพารามิเตอร์ไม่ต้องเว้นวรรค"),
    "E261": ("Two spaces before a comment behind code.", "หน้าคอมเมนต์ท้ายบรรทัดเว้นวรรค 2 ตัว"),
    "E262": ("A space after the # of a comment.", "หลัง # ของคอมเมนต์เว้นวรรค 1 ตัว"),
    "E265": ("A space after the # of a comment.", "หลัง # ของคอมเมนต์เว้นวรรค 1 ตัว"),
    "E271": ("One space after a keyword is enough.", "หลังคำสำคัญเว้นวรรคแค่ตัวเดียว"),
    "E275": ("Put a space after the keyword.", "เว้นวรรคหลังคำสำคัญ"),
    "E301": ("A blank line before a method.", "เว้นหนึ่งบรรทัดก่อนเมธอด"),
    "E302": ("Two blank lines before a function or class.", "เว้นสองบรรทัดก่อนฟังก์ชันหรือคลาส"),
    "E303": ("Too many blank lines.", "เว้นบรรทัดมากเกินไป"),
    "E305": ("Two blank lines after a function or class.", "เว้นสองบรรทัดหลังฟังก์ชันหรือคลาส"),
    "W291": ("There are spaces at the end of the line.", "มีช่องว่างเกินท้ายบรรทัด"),
    "W292": ("The last line should end with a line break.", "บรรทัดสุดท้ายควรขึ้นบรรทัดใหม่"),
    "W293": ("There are spaces on a blank line.", "มีช่องว่างในบรรทัดว่าง"),
    "W391": ("There are blank lines at the end of the file.", "มีบรรทัดว่างเกินที่ท้ายไฟล์"),
    "W605": ("A backslash that means nothing here: write \\\\ for a backslash.", "เครื่องหมาย \\ นี้ไม่มีความหมาย ถ้าต้องการ \\ ให้เขียน \\\\"),
}  # fmt: skip
"""Code → English and Thai. `{0}` takes the first name that the linter quotes, or its numbers in order where it quotes none."""

_OWN_WORDS = ("“{0}” (in the linter's own words)", "“{0}” (คำของโปรแกรมตรวจเอง)")


def told(code: str, message: str, language: str) -> str:
    """What a finding says, in plain words where there are any; else the linter's own, marked as such."""
    texts = PLAIN.get(code)
    parts = _QUOTED.findall(message) or _NUMBERS.findall(message)
    which = language == "th"
    if texts is None or _highest(texts[which]) >= len(parts):
        return _OWN_WORDS[which].replace("{0}", message)
    text = texts[which]
    for number, part in enumerate(parts):
        text = text.replace(f"{{{number}}}", part)
    return text


def _highest(text: str) -> int:
    """The highest part that a text asks for; -1 for none."""
    return max((int(found) for found in re.findall(r"\{(\d)\}", text)), default=-1)
