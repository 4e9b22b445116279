"""What the terminal says of each feedback code, in English and Thai; pages have their own, longer words."""

from __future__ import annotations

from collections.abc import Mapping

from grader.cli.compiler_sentences import SENTENCES as COMPILER_SENTENCES
from grader.cli.drawing_sentences import SENTENCES as DRAWING_SENTENCES
from grader.marking.report import Feedback
from grader.phrases import structure, style

ENGLISH, THAI = "en", "th"

SENTENCES: Mapping[str, tuple[str, str]] = {
    "wrong-value": ("expected {expected}, got {actual}", "ควรได้ {expected} แต่ได้ {actual}"),
    "wrong-result": ("the result is not as expected", "ผลลัพธ์ไม่ตรงกับที่ควรได้"),
    "wrong-type": ("{actual_type} instead of {expected_type}", "ได้ {actual_type} แต่ควรเป็น {expected_type}"),
    "nearly": ("only rounding is different", "ต่างกันแค่การปัดเศษ"),
    "differs-at": ("first difference at {path}", "เริ่มต่างกันที่ {path}"),
    "no-return": ("the function gave None: is a return missing?", "ฟังก์ชันได้ None ลืม return หรือเปล่า"),
    "printed-not-returned": ("printed, but should be returned", "พิมพ์ออกมาแล้ว แต่ต้อง return"),
    "returned-not-printed": ("returned, but should be printed", "return แล้ว แต่ต้องพิมพ์ด้วย print()"),
    "own-object": ("the result is an object of {actual_type}", "ผลลัพธ์เป็นออบเจกต์ของ {actual_type}"),
    "wrong-then": (
        "{name} should then be {expected}, but is {actual}",
        "หลังจากนั้น {name} ควรเป็น {expected} แต่เป็น {actual}",
    ),
    "at-step": ("at step {number}: {step}", "ที่ขั้นที่ {number}: {step}"),
    "raised": ("{type}: {message}", "{type}: {message}"),
    "raised-type": ("it raised {type}", "เกิด {type}"),
    "at-line": ("line {line} of {file}: {text}", "บรรทัด {line} ของ {file}: {text}"),
    "while-loading": ("while the file was loaded", "ระหว่างที่โหลดไฟล์"),
    "missing-name": ("there is no {name}", "ไม่มี {name}"),
    "similar-name": ("there is {similar}; is {name} meant?", "มี {similar} หมายถึง {name} หรือเปล่า"),
    "missing-attribute": ("the object has no {name}", "ออบเจกต์ไม่มี {name}"),
    "wrong-arguments": ("other arguments: {message}", "อาร์กิวเมนต์ไม่ตรง: {message}"),
    "other-arguments": ("the function takes other arguments", "ฟังก์ชันรับอาร์กิวเมนต์ไม่ตรง"),
    "read-past-input": ("input() was called more often than there are lines", "เรียก input() มากกว่าจำนวนบรรทัดที่มี"),
    "not-raised": ("{expected} should be raised", "ควรเกิด {expected}"),
    "wrong-exception": ("{actual} was raised instead of {expected}", "เกิด {actual} แทนที่จะเป็น {expected}"),
    "wrong-message": ("the exception says {actual}, without {expected}", "ข้อความคือ {actual} ไม่มี {expected}"),
    "wrong-output": ("the output is not as expected", "สิ่งที่พิมพ์ไม่ตรงกับที่ควรได้"),
    "no-output": ("nothing was printed", "ไม่ได้พิมพ์อะไรเลย"),
    "first-difference": (
        "line {output_line}, column {output_column} of the output differs first",
        "เริ่มต่างกันที่บรรทัด {output_line} ตัวที่ {output_column} ของสิ่งที่พิมพ์",
    ),
    "output-differs-at": (
        "line {output_line}, column {output_column} of the output differs first",
        "เริ่มต่างกันที่บรรทัด {output_line} ตัวที่ {output_column} ของสิ่งที่พิมพ์",
    ),
    "whitespace-only": ("only spaces or line ends are different", "ต่างกันแค่ช่องว่างหรือการขึ้นบรรทัด"),
    "case-only": ("only small and capital letters are different", "ต่างกันแค่ตัวพิมพ์เล็กพิมพ์ใหญ่"),
    "extra-text": ("there is more text before it: a prompt?", "มีข้อความอื่นนำหน้า ข้อความใน input() หรือเปล่า"),
    "missing-file": ("the file {path} is missing", "ไม่มีไฟล์ {path}"),
    "wrong-file": ("the file {path} is not as expected", "ไฟล์ {path} ไม่ตรงกับที่ควรได้"),
    "wrong-exit-code": ("exit code {actual} instead of {expected}", "จบด้วยรหัส {actual} แต่ควรเป็น {expected}"),
    "assertion-failed": ("what the test asks for does not hold", "ยังไม่เป็นไปตามที่ชุดทดสอบต้องการ"),
    "skipped": ("not run: the test leaves itself out", "ไม่ได้รัน ชุดทดสอบข้ามข้อนี้เอง"),
    "skipped-because": ("not run: {reason}", "ไม่ได้รัน: {reason}"),
    "requirement-met": ("✓ {rule}", "✓ {rule}"),
    "requirement-missing": ("✗ {rule}: not in the code yet", "✗ {rule}: ยังไม่มีในโค้ด"),
    "requirement-count": ("✗ {rule}: there are {count}", "✗ {rule}: มี {count}"),
    "requirement-broken": ("✗ {rule}: line {line} of {file}: {text}", "✗ {rule}: บรรทัด {line} ของ {file}: {text}"),
    "requirement-nearly": (
        "✗ {rule}: line {line} of {file} has {actual}",
        "✗ {rule}: บรรทัด {line} ของ {file} มี {actual}",
    ),
    "requirement-no-scope": ("✗ {rule}: there is no {name} yet", "✗ {rule}: ยังไม่มี {name}"),
    "requirement-hidden": ("the code is built in another way than asked for", "โค้ดไม่ได้เขียนในแบบที่กำหนด"),
    "style-finding": ("line {line} of {file}: {message} ({rule})", "บรรทัด {line} ของ {file}: {message} ({rule})"),
    "style-more": ("and {count} more", "และอีก {count} แห่ง"),
    "style-too-many": (
        "{count} remarks on style, at most {at_most}",
        "มีข้อสังเกตเรื่องรูปแบบ {count} แห่ง ไม่ควรเกิน {at_most}",
    ),
    "style-unread": ("the style could not be looked at", "ดูรูปแบบของโค้ดไม่ได้"),
    "style-hidden": ("the style is not as asked for", "รูปแบบของโค้ดยังไม่เป็นตามที่กำหนด"),
    "timed-out": ("ran longer than {seconds} s: an endless loop?", "ทำงานเกิน {seconds} วินาที อาจมีลูปที่ไม่จบ"),
    "out-of-memory": ("used more than {mib} MiB of memory", "ใช้หน่วยความจำเกิน {mib} MiB"),
    "output-limit": ("printed more than {kib} KiB", "พิมพ์เกิน {kib} KiB"),
    "signalled": ("ended by {signal}", "ถูกหยุดด้วย {signal}"),
    "ended-early": ("the program ended before the test was over", "โปรแกรมจบก่อนที่จะทดสอบเสร็จ"),
    "stopped-early": ("not run: other tests took too long", "ไม่ได้รัน เพราะชุดทดสอบอื่นใช้เวลานานเกินไป"),
    "after-failed": ("not run: “{name}” has to pass first", "ไม่ได้รัน ต้องผ่าน “{name}” ก่อน"),
    **COMPILER_SENTENCES,
    **DRAWING_SENTENCES,
    "syntax-error": (
        "{type} in {file}, line {line}, column {column}: {message}",
        "{type} ใน {file} บรรทัด {line} ตัวที่ {column}: {message}",
    ),
    "newer-revision": ("graded at a newer revision of the exercise", "ตรวจด้วยแบบฝึกหัดฉบับใหม่กว่า"),
}

WORDS: Mapping[str, tuple[str, str]] = {
    "input": ("input", "ข้อมูลเข้า"),
    "expected": ("expected", "ควรได้"),
    "actual": ("got", "ได้"),
    "stdout": ("printed", "พิมพ์"),
    "drawing": ("drawn", "วาด"),
    "expected_drawing": ("should be drawn", "ควรวาด"),
    "explanation": ("the test says", "ชุดทดสอบบอกว่า"),
    "hint": ("hint", "คำใบ้"),
    "told": ("advice", "คำแนะนำ"),
    "points": ("{points} of {max_points} points", "{points} จาก {max_points} คะแนน"),
    "all": ("Every test passes.", "ผ่านทุกชุดทดสอบ"),
}


def sentence(feedback: Feedback, language: str) -> str:
    """The feedback in words; a code of a later version is told as it is."""
    texts = SENTENCES.get(feedback.code)
    if texts is None:
        return feedback.code
    return _chosen(texts, language).format(**_worded(feedback, language))


def _worded(feedback: Feedback, language: str) -> Mapping[str, object]:
    """The parameters, with what is no text yet in the reader's language: a rule, a linter's message."""
    rule = feedback.params.get("rule")
    if isinstance(rule, Mapping):
        return {**feedback.params, "rule": structure.phrase(rule, language)}
    if feedback.code == "style-finding":
        message = style.told(str(rule), str(feedback.params["message"]), language)
        return {**feedback.params, "message": message}
    return feedback.params


def word(name: str, language: str, **params: str | int) -> str:
    """One of the terminal's own words."""
    return _chosen(WORDS[name], language).format(**params)


def language_of(environ: Mapping[str, str]) -> str:
    """The language that the terminal asks for: Thai where the environment says so, else English."""
    told = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return THAI if told.lower().startswith(THAI) else ENGLISH


def _chosen(texts: tuple[str, str], language: str) -> str:
    return texts[1] if language == THAI else texts[0]
