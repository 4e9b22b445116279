"""Every feedback code with its parameters, and what is left of it where a student may not see the test behind it."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader.marking.report import Feedback


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of feedback. The page has a sentence for each, with exactly these parameters."""

    name: str
    params: tuple[str, ...]
    doc: str
    hidden: str | None = None
    """The code that a student sees instead on a hidden test; its own name when it gives nothing away; None for nothing."""


def _codes(*codes: Code) -> Mapping[str, Code]:
    return {code.name: code for code in codes}


CODES: Mapping[str, Code] = _codes(
    # values
    Code("wrong-value", ("expected", "actual"), "The call gave another value; both are short.", "wrong-result"),
    Code(
        "wrong-result", (), "The result is another than expected; expected and actual stand beside it.", "wrong-result"
    ),
    Code("wrong-type", ("expected_type", "actual_type"), "The value is of another type.", "wrong-type"),
    Code("nearly", (), "The number is right but for rounding.", "nearly"),
    Code("differs-at", ("path",), "Where in a list or dict the first difference is, such as `[2]`.", None),
    Code("no-return", (), "The function returned None: a `return` is missing.", "no-return"),
    Code("printed-not-returned", (), "The right value was printed, not returned.", "printed-not-returned"),
    Code("returned-not-printed", (), "The right text was returned, not printed.", "returned-not-printed"),
    Code("own-object", ("actual_type",), "The value is an object of another class than Python's own.", "own-object"),
    Code(
        "wrong-then",
        ("name", "expected", "actual"),
        "A given value is another afterwards than expected.",
        "wrong-result",
    ),
    Code("at-step", ("number", "step"), "Which step of several it was.", None),
    # calls that go wrong
    Code("raised", ("type", "message"), "The code raised an exception.", "raised-type"),
    Code("raised-type", ("type",), "The code raised an exception of this type.", "raised-type"),
    Code("at-line", ("file", "line", "text"), "The student's own line where it happened.", None),
    Code(
        "while-loading", (), "It happened while the file was loaded, before any function was called.", "while-loading"
    ),
    Code("missing-name", ("name",), "There is no function, class or variable of this name.", "missing-name"),
    Code("similar-name", ("name", "similar"), "There is one with a similar name.", "similar-name"),
    Code("missing-attribute", ("name",), "The object has no attribute or method of this name.", "missing-attribute"),
    Code("wrong-arguments", ("message",), "The function takes other arguments, in Python's words.", "other-arguments"),
    Code("other-arguments", (), "The function takes other arguments.", "other-arguments"),
    Code("read-past-input", (), "input() was called more often than there are lines.", "read-past-input"),
    Code("not-raised", ("expected",), "An exception was expected and none came.", "wrong-result"),
    Code("wrong-exception", ("expected", "actual"), "Another exception came than expected.", "wrong-result"),
    Code("wrong-message", ("expected", "actual"), "The right exception came with another text.", "wrong-result"),
    # what was printed and written
    Code("wrong-output", (), "What was printed is another text than expected.", "wrong-output"),
    Code("no-output", (), "Nothing was printed.", "no-output"),
    Code(
        "first-difference",
        ("output_line", "output_column", "expected", "actual"),
        "The first line that differs, and where.",
        None,
    ),
    Code(
        "output-differs-at",
        ("output_line", "output_column"),
        "Where the first difference is, when there is no expected line to show.",
        None,
    ),
    Code("whitespace-only", (), "Only spaces or line ends differ.", "whitespace-only"),
    Code("case-only", (), "Only small and capital letters differ.", "case-only"),
    Code(
        "extra-text", (), "The right text is there, with more before it: perhaps the prompt of input().", "extra-text"
    ),
    Code("missing-file", ("path",), "The program left no file of this name.", "wrong-result"),
    Code("wrong-file", ("path",), "The file has another content than expected.", "wrong-result"),
    Code("wrong-exit-code", ("expected", "actual"), "The program ended with another exit code.", "wrong-result"),
    # what a pytest suite found
    Code("assertion-failed", (), "A check of a suite does not hold; its explanation stands beside it.", "wrong-result"),
    Code("skipped", (), "Not run: the suite itself leaves it out.", "skipped"),
    Code("skipped-because", ("reason",), "Not run: the suite leaves it out and says why.", "skipped"),
    # what the code holds; `rule` is what `sandbox.structure.rules.rule_to_json` gives
    Code("requirement-met", ("rule", "seen_line"), "A rule is met; in this line, 0 where there is none to show.", None),
    Code("requirement-missing", ("rule",), "What a rule requires is not there.", "requirement-hidden"),
    Code(
        "requirement-count", ("rule", "count"), "It is there, but not so often as it should be.", "requirement-hidden"
    ),
    Code("requirement-broken", ("rule", "file", "line", "text"), "What a rule forbids is here.", "requirement-hidden"),
    Code(
        "requirement-nearly",
        ("rule", "actual", "file", "line"),
        "There is a function or class of this name, and it is made otherwise.",
        "requirement-hidden",
    ),
    Code("requirement-no-scope", ("rule", "name"), "There is nothing of this name to look into.", "requirement-hidden"),
    Code("requirement-hidden", (), "The code is built otherwise than this test asks for.", "requirement-hidden"),
    # what a linter says
    Code(
        "style-finding", ("rule", "message", "file", "line", "column"), "A rule of the linter objects.", "style-hidden"
    ),
    Code("style-more", ("count",), "There are more findings than are told.", None),
    Code("style-too-many", ("count", "at_most"), "There are more findings than may be.", "style-hidden"),
    Code("style-unread", (), "The linter could not read the code.", "style-unread"),
    Code("style-hidden", (), "The style is not as this test asks for.", "style-hidden"),
    # what was drawn
    Code("no-drawing", (), "Nothing was drawn.", "no-drawing"),
    Code("wrong-drawing", (), "The picture is another than expected.", "wrong-drawing"),
    Code("parts-missing", ("count",), "So many connected parts of the picture are not there.", None),
    Code("parts-extra", ("count",), "So many connected parts of the picture should not be there.", None),
    Code("words-missing", ("words",), "Words that are not in the picture, or at another place.", None),
    Code("words-extra", ("words",), "Words that should not be in the picture.", None),
    Code("drawing-elsewhere", (), "The right picture at another place.", "drawing-elsewhere"),
    Code("drawing-mirrored", (), "The right picture, but mirrored: perhaps left and right.", "drawing-mirrored"),
    Code("drawing-size", ("percent",), "The right picture in another size.", "wrong-drawing"),
    Code("drawing-colors", (), "The right picture in other colours.", "drawing-colors"),
    Code("drawing-too-large", ("most",), "More was drawn than a drawing may hold.", "drawing-too-large"),
    # how the run ended
    Code("timed-out", ("seconds",), "The test ran longer than it may.", "timed-out"),
    Code("out-of-memory", ("mib",), "The test used more memory than it may.", "out-of-memory"),
    Code("output-limit", ("kib",), "The test printed or returned more than it may.", "output-limit"),
    Code("signalled", ("signal",), "The program was ended by a signal.", "signalled"),
    Code("ended-early", (), "The program ended itself before the test was over.", "ended-early"),
    Code("stopped-early", (), "Not run: other tests had taken too long already.", "stopped-early"),
    Code("after-failed", ("name",), "Not run: it waits for another test to pass.", "after-failed"),
    Code("crashed", ("type", "message"), "A program in another language threw what nobody caught.", "crashed-somehow"),
    Code("crashed-somehow", (), "The same, where what it threw cannot be told.", "crashed-somehow"),
    Code("crash-memory", (), "What SIGSEGV usually means.", "crash-memory"),
    Code("crash-division", (), "What SIGFPE usually means.", "crash-division"),
    Code("crash-aborted", (), "What SIGABRT usually means.", "crash-aborted"),
    # the submission as a whole: the compiler meets no test, so what it says gives nothing away
    *(
        Code(name, params, doc, name)
        for name, params, doc in (
            ("does-not-compile", ("file", "line", "column", "message"), "What the compiler says of a line."),
            ("does-not-compile-somehow", ("message",), "What it says of no line."),
            ("compile-timed-out", ("seconds",), "Compiling took longer than it may."),
            ("compile-too-large", (), "Compiling took more memory than it may."),
            (
                "compiler-warns",
                ("file", "line", "message"),
                "The compiler warns of a line; told when points are missing.",
            ),
            ("compile-semicolon", (), "A semicolon is missing."),
            ("compile-bracket", (), "A bracket is missing."),
            ("compile-unclosed-text", (), "A text has no closing quotation mark."),
            ("compile-undeclared", ("name",), "A name is used that was not declared."),
            ("compile-declared-twice", ("name",), "A name is declared twice."),
            ("compile-types", (), "A value of another type is needed."),
            ("compile-no-return", (), "A way through the function ends without return."),
            ("compile-not-set", ("name",), "A variable may be read before it has a value."),
            ("compile-class-name", ("name",), "The class is called otherwise than its file."),
            ("compile-no-main", (), "There is no main function."),
            ("compile-undefined-function", ("name",), "A function is called that is nowhere written."),
            ("compile-unknown-header", ("name",), "A file is included that is not there."),
        )
    ),
    Code("syntax-error", ("type", "message", "file", "line", "column"), "The file is no Python.", "syntax-error"),
    Code(
        "newer-revision", (), "The exercise was changed after this was written; graded as it is now.", "newer-revision"
    ),
)


def feedback(code: str, **params: Any) -> Feedback:
    """Feedback of this code. Raises ValueError when code and parameters do not belong together: our bug."""
    known = CODES.get(code)
    if known is None or set(params) != set(known.params):
        raise ValueError(f"there is no feedback {code} with parameters {sorted(params)}")
    return Feedback(code, params)


def hidden(told: Feedback) -> Feedback | None:
    """What a student may be told of feedback on a hidden test; None for nothing. Unknown codes are kept back.

    The student's program could put a hidden input into the name of a class, or into the line where it raises, so only
    Python's own names are told, and no line.
    """
    known = CODES.get(told.code)
    if known is None or known.hidden is None:
        return None
    params = {name: told.params.get(name, "") for name in CODES[known.hidden].params}
    for name in _CLASS_NAMES & params.keys():
        if not hasattr(builtins, str(params[name])):
            params[name] = "Exception" if name == "type" else "object"
    return Feedback(known.hidden, params)


_CLASS_NAMES = {"type", "actual_type"}
