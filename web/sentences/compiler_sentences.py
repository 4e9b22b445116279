"""What compilers and programs in other languages than Python say, in plain words; `%(name)s` takes the parameter of that name."""

from __future__ import annotations

from collections.abc import Mapping

from web.language.wording import Sentence, lazy_gettext

SENTENCES: Mapping[str, Sentence] = {
    "does-not-compile": lazy_gettext("%(file)s, line %(line)s, does not compile: %(message)s"),
    "does-not-compile-somehow": lazy_gettext("The program does not compile: %(message)s"),
    "compile-timed-out": lazy_gettext("Compiling took more than %(seconds)s s, so it was stopped."),
    "compile-too-large": lazy_gettext(
        "Compiling took more memory than there is: does a template or macro call itself?"
    ),
    "compiler-warns": lazy_gettext("The compiler warns of %(file)s, line %(line)s: %(message)s"),
    "compile-semicolon": lazy_gettext("A semicolon (;) is missing here, or at the end of the line above."),
    "compile-bracket": lazy_gettext("There is a closing bracket missing: every ( [ { needs its own ) ] }."),
    "compile-unclosed-text": lazy_gettext(
        "A text that begins with a quotation mark has to end with one in the same line."
    ),
    "compile-undeclared": lazy_gettext(
        "%(name)s is not known here: is it spelled right, and declared (or its header included) before this line?"
    ),
    "compile-declared-twice": lazy_gettext(
        "%(name)s is declared twice: the second time it needs another name, or no type before it."
    ),
    "compile-types": lazy_gettext(
        "This is a value of another type than is needed here: a text is no number, for example."
    ),
    "compile-no-return": lazy_gettext(
        "The function has to return a value on every way through it, after an if as well."
    ),
    "compile-not-set": lazy_gettext(
        "%(name)s may have no value yet when it is read here: give it one at the beginning."
    ),
    "compile-class-name": lazy_gettext("In Java a public class is called like its file; here it is called %(name)s."),
    "compile-no-main": lazy_gettext("There is no main function: a program begins with int main(void) { … }."),
    "compile-undefined-function": lazy_gettext("%(name)s is called, but nowhere is it written what it does."),
    "compile-unknown-header": lazy_gettext("There is no file %(name)s to include: is its name spelled right?"),
    "crashed": lazy_gettext("The program stopped with %(type)s: %(message)s"),
    "crashed-somehow": lazy_gettext("The program stopped with an error."),
    "crash-memory": lazy_gettext(
        "It reached for memory that is not its own. Often an index lies outside its array, a pointer is empty, scanf() lacks its &,"
        " or a function calls itself without end."
    ),
    "crash-division": lazy_gettext("Often a whole number was divided by zero."),
    "crash-aborted": lazy_gettext(
        "It gave up by itself: an assert() that does not hold, or memory that was freed twice."
    ),
}

ENDED: frozenset[str] = frozenset({"compile-timed-out", "compile-too-large"})
"""Codes of compilers that were stopped."""

THROWN: Mapping[str, Sentence] = {
    "ArithmeticException": lazy_gettext("A number is divided by zero (ArithmeticException)."),
    "ArrayIndexOutOfBoundsException": lazy_gettext(
        "The array has no item of that number (ArrayIndexOutOfBoundsException): they count from 0."
    ),
    "IndexOutOfBoundsException": lazy_gettext(
        "The list has no item of that number (IndexOutOfBoundsException): they count from 0."
    ),
    "StringIndexOutOfBoundsException": lazy_gettext(
        "The text has no letter of that number (StringIndexOutOfBoundsException): they count from 0."
    ),
    "NullPointerException": lazy_gettext("Something is used that is null, so nothing is there (NullPointerException)."),
    "NumberFormatException": lazy_gettext("A text that is no number was to become one (NumberFormatException)."),
    "InputMismatchException": lazy_gettext("The next word of the input is no such number (InputMismatchException)."),
    "NoSuchElementException": lazy_gettext("More was read than there is to read (NoSuchElementException)."),
    "StackOverflowError": lazy_gettext("A function calls itself without end (StackOverflowError)."),
    "std::out_of_range": lazy_gettext("There is no item of that number (std::out_of_range): they count from 0."),
    "std::invalid_argument": lazy_gettext("A text that is no number was to become one (std::invalid_argument)."),
    "ReferenceError": lazy_gettext("A name is used that was not made yet (ReferenceError)."),
    "RangeError": lazy_gettext("A number is too large, or a function calls itself without end (RangeError)."),
}
"""Of exceptions that stop beginners' programs; others are told as they are."""


def is_explanation(code: str) -> bool:
    """Whether the sentence of this code only explains what the compiler said just before, in plain words."""
    return code.startswith("compile-") and code not in ENDED
