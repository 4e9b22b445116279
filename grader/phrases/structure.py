"""A rule about the code's structure in words that a pupil understands, English and Thai."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.structure.rules import Rule, rule_from_json

Texts = tuple[str, str]
"""English and Thai."""

ANY: Mapping[str, Texts] = {
    "loop": ("use a loop (for or while)", "ใช้ลูป (for หรือ while)"),
    "for": ("use a for loop", "ใช้ลูป for"),
    "while": ("use a while loop", "ใช้ลูป while"),
    "nested_loop": ("use a loop inside a loop", "ใช้ลูปซ้อนลูป"),
    "comprehension": ("use a comprehension, such as [x for x in xs]", "ใช้ comprehension เช่น [x for x in xs]"),
    "break": ("use break", "ใช้ break"),
    "continue": ("use continue", "ใช้ continue"),
    "if": ("use if", "ใช้ if"),
    "elif": ("use elif", "ใช้ elif"),
    "else": ("use else", "ใช้ else"),
    "conditional": ("use a conditional expression (a if b else c)", "ใช้นิพจน์เงื่อนไข (a if b else c)"),
    "match": ("use match", "ใช้ match"),
    "function": ("define a function", "นิยามฟังก์ชัน"),
    "class": ("define a class", "นิยามคลาส"),
    "lambda": ("use lambda", "ใช้ lambda"),
    "return": ("give a value back with return", "คืนค่าด้วย return"),
    "yield": ("use yield", "ใช้ yield"),
    "recursion": ("let a function call itself (recursion)", "ใช้ฟังก์ชันที่เรียกตัวเอง (recursion)"),
    "import": ("import a module", "ใช้ import"),
    "decorator": ("use a decorator", "ใช้ decorator"),
    "global": ("use global", "ใช้ global"),
    "nonlocal": ("use nonlocal", "ใช้ nonlocal"),
    "try": ("use try", "ใช้ try"),
    "except": ("catch an error with except", "ดักข้อผิดพลาดด้วย except"),
    "raise": ("raise an error with raise", "แจ้งข้อผิดพลาดด้วย raise"),
    "assert": ("use assert", "ใช้ assert"),
    "with": ("use with", "ใช้ with"),
    "list": ("use a list", "ใช้ลิสต์"),
    "dict": ("use a dict", "ใช้ดิกชันนารี"),
    "set": ("use a set", "ใช้เซต"),
    "tuple": ("use a tuple", "ใช้ทูเพิล"),
    "slice": ("use a slice, such as xs[1:]", "ใช้สไลซ์ เช่น xs[1:]"),
    "f_string": ("use an f-string", "ใช้ f-string"),
    "walrus": ("use :=", "ใช้ :="),
    "docstring": ("write a docstring", "เขียน docstring"),
    "type_hint": ("write a type hint", "เขียน type hint"),
    "main_guard": ('use if __name__ == "__main__":', 'ใช้ if __name__ == "__main__":'),
    "pass": ("use pass", "ใช้ pass"),
    "statement": ("write statements", "เขียนคำสั่ง"),
    "line": ("write lines of code", "เขียนโค้ด"),
}
"""Words that stand for themselves."""

NAMED: Mapping[str, Texts] = {
    "function": ("define a function {name}", "นิยามฟังก์ชัน {name}"),
    "class": ("define a class {name}", "นิยามคลาส {name}"),
    "call": ("call {name}()", "เรียก {name}()"),
    "import": ("import {name}", "ใช้โมดูล {name}"),
    "decorator": ("use @{name}", "ใช้ @{name}"),
    "except": ("catch {name} with except", "ดัก {name} ด้วย except"),
    "raise": ("raise {name}", "แจ้ง {name} ด้วย raise"),
    "variable": ("use a variable called {name}", "ใช้ตัวแปรชื่อ {name}"),
    "attribute": ("use the attribute {name}", "ใช้แอตทริบิวต์ {name}"),
    "operator": ("use the operator {name}", "ใช้เครื่องหมาย {name}"),
    "literal": ("write the value {name} into the code", "เขียนค่า {name} ไว้ในโค้ด"),
}
"""Words of which a rule says which one it means."""

_NOT: Texts = ("do not {what}", "ห้าม{what}")
_WITHIN: Texts = (" in {name}", " ใน {name}")
_TIMES: Texts = ("times", "ครั้ง")
_UNITS: Mapping[str, Texts] = {"line": ("lines", "บรรทัด"), "statement": ("statements", "คำสั่ง")}
_DETAILS: Mapping[str, Texts] = {
    "documented": (" with a docstring", "ที่มี docstring"),
    "undocumented": (" without a docstring", "ที่ไม่มี docstring"),
    "hinted": (" with type hints", "ที่มี type hint ครบ"),
    "unhinted": (" without all type hints", "ที่มี type hint ไม่ครบ"),
    "decorated": (" with @{name}", "ที่มี @{name}"),
    "bases": (" derived from {name}", "ที่สืบทอดจาก {name}"),
    "methods": (" with the methods {name}", "ที่มีเมธอด {name}"),
}


def phrase(asked: Mapping[str, Any], language: str) -> str:
    """What a rule (`rule_to_json` made it) asks of a pupil, such as "Do not call sum()"; empty where no rule is like that."""
    try:
        rule = rule_from_json(asked)
        return _Phrase(rule, is_thai=language == "th").text()
    except (TypeError, KeyError):  # of another version of Kradan
        return ""


class _Phrase:
    def __init__(self, rule: Rule, *, is_thai: bool) -> None:
        self._rule = rule
        self._is_thai = is_thai

    def text(self) -> str:
        rule = self._rule
        texts = (ANY if rule.any_name else NAMED)[rule.word]
        what = self._chosen(texts, name=self._name()) + "".join(self._details())
        if rule.forbidden:
            what = self._chosen(_NOT, what=what)
        what += self._times()
        if rule.within is not None:
            what += self._chosen(_WITHIN, name=rule.within)
        return what[:1].upper() + what[1:] if not self._is_thai else what

    def _chosen(self, texts: Texts, **params: object) -> str:
        text = texts[self._is_thai]
        for name, value in params.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def _name(self) -> str:
        rule = self._rule
        if rule.word == "literal":
            return repr(rule.name)
        inside = "" if rule.parameters is None else f"({', '.join(rule.parameters)})"
        return f"{rule.name}{inside}"

    def _details(self) -> list[str]:
        rule = self._rule
        told: list[tuple[str, object]] = []
        if rule.documented is not None:
            told.append(("documented" if rule.documented else "undocumented", ""))
        if rule.hinted is not None:
            told.append(("hinted" if rule.hinted else "unhinted", ""))
        told += [(key, getattr(rule, key)) for key in ("decorated", "bases", "methods") if getattr(rule, key)]
        shown = ((key, ", ".join(value) if isinstance(value, tuple) else value) for key, value in told)
        gap = (
            " " if self._is_thai and not rule.any_name else ""
        )  # Thai is written on without one, but not behind a name
        return [gap + self._chosen(_DETAILS[key], name=value) for key, value in shown]

    def _times(self) -> str:
        least, most = self._rule.at_least, self._rule.at_most
        if (least, most) == (1, None) or self._rule.forbidden:
            return ""
        if self._is_thai:
            return self._times_in_thai(least, most, _UNITS.get(self._rule.word, _TIMES)[1])
        if most is None:
            return f", at least {self._often(least)}"
        if least == most:
            return f", exactly {self._often(most)}"
        return f", at most {self._often(most)}" if least <= 0 else f", {least} to {self._often(most)}"

    def _often(self, count: int) -> str:
        unit = _UNITS.get(self._rule.word, _TIMES)[0]
        if count != 1:
            return f"{count} {unit}"
        return "once" if unit == _TIMES[0] else f"1 {unit.removesuffix('s')}"

    @staticmethod
    def _times_in_thai(least: int, most: int | None, unit: str) -> str:
        if most is None:
            return f" อย่างน้อย {least} {unit}"
        if least == most:
            return f" {most} {unit}พอดี"
        return f" ไม่เกิน {most} {unit}" if least <= 0 else f" {least} ถึง {most} {unit}"
