"""What compilers and programs in other languages than Python say, for the terminal: English and Thai."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "does-not-compile": ("{file}:{line}:{column}: {message}", "คอมไพล์ไม่ผ่าน {file}:{line}:{column}: {message}"),
    "does-not-compile-somehow": ("it does not compile: {message}", "คอมไพล์ไม่ผ่าน: {message}"),
    "compile-timed-out": ("compiling took longer than {seconds} s", "คอมไพล์นานเกิน {seconds} วินาที"),
    "compile-too-large": ("compiling took too much memory", "คอมไพล์ใช้หน่วยความจำมากเกินไป"),
    "compiler-warns": ("warning, {file}:{line}: {message}", "คำเตือน {file}:{line}: {message}"),
    "compile-semicolon": ("a semicolon is missing", "ขาดเครื่องหมาย ;"),
    "compile-bracket": ("a closing bracket is missing", "ขาดวงเล็บปิด"),
    "compile-unclosed-text": ("a text is not closed", "ข้อความไม่มีเครื่องหมายคำพูดปิด"),
    "compile-undeclared": ("{name} is not declared", "ไม่มีการประกาศ {name}"),
    "compile-declared-twice": ("{name} is declared twice", "ประกาศ {name} ซ้ำ"),
    "compile-types": ("the type is another than needed", "ชนิดข้อมูลไม่ตรงกับที่ต้องใช้"),
    "compile-no-return": ("a way through the function has no return", "มีทางในฟังก์ชันที่ไม่ได้ return"),
    "compile-not-set": ("{name} may have no value", "{name} อาจยังไม่มีค่า"),
    "compile-class-name": ("the public class {name} is not called like its file", "คลาส {name} ชื่อไม่ตรงกับชื่อไฟล์"),
    "compile-no-main": ("there is no main function", "ไม่มีฟังก์ชัน main"),
    "compile-undefined-function": ("{name} is called and nowhere written", "เรียก {name} แต่ไม่ได้เขียนไว้"),
    "compile-unknown-header": ("there is no {name} to include", "ไม่มีไฟล์ {name} ให้ include"),
    "crashed": ("the program stopped with {type}: {message}", "โปรแกรมหยุดด้วย {type}: {message}"),
    "crashed-somehow": ("the program stopped with an error", "โปรแกรมหยุดเพราะข้อผิดพลาด"),
    "crash-memory": ("it reached for memory that is not its own", "เข้าถึงหน่วยความจำที่ไม่ใช่ของตัวเอง"),
    "crash-division": ("often a division by zero", "มักเกิดจากการหารด้วยศูนย์"),
    "crash-aborted": ("it gave up by itself", "โปรแกรมยุติตัวเอง"),
}
