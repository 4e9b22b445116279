"""The sentence of every feedback code, and plain words for what Python says; `%(name)s` takes the parameter of that name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from web.language.wording import Sentence, lazy_gettext
from web.sentences.compiler_sentences import SENTENCES as COMPILER_SENTENCES
from web.sentences.drawing_sentences import SENTENCES as DRAWING_SENTENCES

SENTENCES: Mapping[str, Sentence] = {
    # values
    "wrong-value": lazy_gettext("Not yet: expected %(expected)s, got %(actual)s."),
    "wrong-result": lazy_gettext("Not yet: the result is another than expected."),
    "wrong-type": lazy_gettext(
        "A value of type %(expected_type)s was expected, and this one is of type %(actual_type)s."
    ),
    "nearly": lazy_gettext("Almost: the number is right but for rounding."),
    "differs-at": lazy_gettext("The first difference is at %(path)s."),
    "no-return": lazy_gettext("The function gave None: is there a return missing?"),
    "printed-not-returned": lazy_gettext(
        "The right value was printed; here it should be given back with return instead of print()."
    ),
    "returned-not-printed": lazy_gettext(
        "The right text was given back with return; here it should be printed with print()."
    ),
    "own-object": lazy_gettext("The result is an object of %(actual_type)s; a value of Python's own was expected."),
    "wrong-then": lazy_gettext("Afterwards %(name)s should be %(expected)s, and it is %(actual)s."),
    "at-step": lazy_gettext("It happened at step %(number)s: %(step)s"),
    # calls that go wrong
    "raised": lazy_gettext("Python stopped with %(type)s: %(message)s"),
    "raised-type": lazy_gettext("Python stopped with %(type)s."),
    "at-line": lazy_gettext("Look at line %(line)s: %(text)s"),
    "while-loading": lazy_gettext("It happened while the file was read, before any function was called."),
    "missing-name": lazy_gettext("There is nothing called %(name)s in your code yet."),
    "similar-name": lazy_gettext("There is no %(name)s, but there is %(similar)s: is the name spelled right?"),
    "missing-attribute": lazy_gettext("The object has no %(name)s yet."),
    "wrong-arguments": lazy_gettext("The function takes other values than it was called with: %(message)s"),
    "other-arguments": lazy_gettext("The function takes other values than it was called with."),
    "read-past-input": lazy_gettext("input() was called more often than there are lines to read."),
    "not-raised": lazy_gettext("The code should raise %(expected)s here, and it did not."),
    "wrong-exception": lazy_gettext("The code should raise %(expected)s here, and it raised %(actual)s."),
    "wrong-message": lazy_gettext(
        "The exception is right; its text should hold “%(expected)s”, and it is “%(actual)s”."
    ),
    # what was printed and written
    "wrong-output": lazy_gettext("Not yet: another text was printed than expected."),
    "no-output": lazy_gettext("Nothing was printed."),
    "first-difference": lazy_gettext("Line %(output_line)s should be “%(expected)s”, and it is “%(actual)s”."),
    "output-differs-at": lazy_gettext("The first difference is in line %(output_line)s."),
    "whitespace-only": lazy_gettext("Almost: only spaces or line ends differ."),
    "case-only": lazy_gettext("Almost: only small and capital letters differ."),
    "extra-text": lazy_gettext("The right text is there, with more before it: input() should ask nothing here."),
    "missing-file": lazy_gettext("The program should leave a file called %(path)s, and there is none."),
    "wrong-file": lazy_gettext("The file %(path)s holds another text than expected."),
    "wrong-exit-code": lazy_gettext("The program should end with code %(expected)s, and it ended with %(actual)s."),
    # what a pytest suite found
    "assertion-failed": lazy_gettext("Not yet: the test asks for something else than what came. It says below what."),
    "skipped": lazy_gettext("Not run: the test leaves itself out here."),
    "skipped-because": lazy_gettext("Not run: %(reason)s"),
    # what the code holds
    "requirement-met": lazy_gettext("%(rule)s: yes."),
    "requirement-missing": lazy_gettext("%(rule)s: not in the code yet."),
    "requirement-count": lazy_gettext("%(rule)s. There: %(count)s."),
    "requirement-broken": lazy_gettext("%(rule)s. Look at line %(line)s: %(text)s"),
    "requirement-nearly": lazy_gettext("%(rule)s. Line %(line)s has %(actual)s."),
    "requirement-no-scope": lazy_gettext("%(rule)s. There is no %(name)s in the code yet."),
    "requirement-hidden": lazy_gettext("The code is built in another way than this test asks for."),
    # what the linter says
    "style-finding": lazy_gettext("Line %(line)s: %(message)s (%(rule)s)"),
    "style-more": lazy_gettext("And %(count)s more remarks."),
    "style-too-many": lazy_gettext("Remarks on style: %(count)s. At most %(at_most)s may be left."),
    "style-unread": lazy_gettext("The style could not be looked at: the code could not be read to its end."),
    "style-hidden": lazy_gettext("The style of the code is not yet as this test asks for."),
    # how the run ended
    "timed-out": lazy_gettext("Ran longer than its limit of %(seconds)s s. A loop may never end."),
    "out-of-memory": lazy_gettext("Used more than %(mib)s MiB of memory. Something may grow without end."),
    "output-limit": lazy_gettext("Printed more than %(kib)s KiB. A loop may print without end."),
    "signalled": lazy_gettext("The program was stopped from outside (%(signal)s)."),
    "ended-early": lazy_gettext("The program ended itself before the test was over: is there an exit() too many?"),
    "stopped-early": lazy_gettext("Not run: other tests had taken too long already."),
    "after-failed": lazy_gettext("Not run: “%(name)s” has to pass first."),
    **COMPILER_SENTENCES,
    **DRAWING_SENTENCES,
    # the submission as a whole
    "syntax-error": lazy_gettext("Python cannot read line %(line)s: %(message)s"),
    "newer-revision": lazy_gettext("The exercise was changed after you wrote this; it was marked as it is now."),
}

EXCEPTIONS: Mapping[str, Sentence] = {
    "NameError": lazy_gettext("A name is used that was not made yet (NameError)."),
    "UnboundLocalError": lazy_gettext(
        "A name is used in the function before it gets a value there (UnboundLocalError)."
    ),
    "TypeError": lazy_gettext("Values of types that do not go together are used with each other (TypeError)."),
    "ValueError": lazy_gettext(
        "A value cannot be used that way, such as int() of a text that is no number (ValueError)."
    ),
    "IndexError": lazy_gettext("A place in a list or text is asked for that is not there (IndexError)."),
    "KeyError": lazy_gettext("A key is asked for that the dict does not have (KeyError)."),
    "ZeroDivisionError": lazy_gettext("A number is divided by zero (ZeroDivisionError)."),
    "AttributeError": lazy_gettext("The value has nothing of the name after the dot (AttributeError)."),
    "RecursionError": lazy_gettext("A function calls itself without end (RecursionError)."),
    "ModuleNotFoundError": lazy_gettext("There is no module of that name here (ModuleNotFoundError)."),
    "ImportError": lazy_gettext("The module has nothing of that name (ImportError)."),
    "FileNotFoundError": lazy_gettext("There is no file of that name (FileNotFoundError)."),
    "PermissionError": lazy_gettext("The program may not do that here (PermissionError)."),
    "EOFError": lazy_gettext("input() found no more lines to read (EOFError)."),
    "AssertionError": lazy_gettext("An assert in the code does not hold (AssertionError)."),
    "StopIteration": lazy_gettext("next() was called where nothing is left (StopIteration)."),
    "OverflowError": lazy_gettext("A number becomes too large (OverflowError)."),
    "UnicodeDecodeError": lazy_gettext("A file holds bytes that are no text (UnicodeDecodeError)."),
}
"""Exceptions of Python by their type, in plain words."""

SYNTAX: Sequence[tuple[str, Sentence]] = (
    ("expected ':'", lazy_gettext("Line %(line)s needs a colon : at its end.")),
    ("expected an indented block", lazy_gettext("Line %(line)s should be indented: it belongs to the line above.")),
    ("unexpected indent", lazy_gettext("Line %(line)s is indented, and nothing above asks for that.")),
    ("unindent does not match", lazy_gettext("Line %(line)s is indented by another width than the lines above.")),
    ("inconsistent use of tabs", lazy_gettext("Line %(line)s mixes tabs and spaces: use four spaces.")),
    ("was never closed", lazy_gettext("A bracket opened in line %(line)s is never closed.")),
    ("unmatched", lazy_gettext("Line %(line)s closes a bracket that was never opened.")),
    ("does not match opening", lazy_gettext("Line %(line)s closes another kind of bracket than was opened.")),
    (
        "unterminated triple-quoted",
        lazy_gettext("A text in triple quotes that ends with line %(line)s is never closed."),
    ),
    ("unterminated", lazy_gettext("A text in line %(line)s has no closing quote.")),
    ("Maybe you meant '=='", lazy_gettext("Line %(line)s compares with one = where two are needed: ==.")),
    ("cannot assign to", lazy_gettext("Line %(line)s puts a value into something that cannot hold one.")),
    ("Missing parentheses in call to 'print'", lazy_gettext("Line %(line)s: print needs brackets, print(…).")),
    ("perhaps you forgot a comma", lazy_gettext("Line %(line)s: perhaps a comma is missing.")),
    ("invalid decimal literal", lazy_gettext("Line %(line)s: a name cannot begin with a digit.")),
    (
        "invalid character",
        lazy_gettext("Line %(line)s has a sign that Python does not know; look at quotes and dashes."),
    ),
    (
        "invalid non-printable character",
        lazy_gettext("Line %(line)s has an invisible sign, perhaps from copying: delete it."),
    ),
    ("null bytes", lazy_gettext("The file has signs with the number zero in it: type it anew.")),
    ("'return' outside function", lazy_gettext("The return in line %(line)s stands outside of a function.")),
    ("'break' outside loop", lazy_gettext("The break in line %(line)s stands outside of a loop.")),
    ("'continue' not properly in loop", lazy_gettext("The continue in line %(line)s stands outside of a loop.")),
    ("invalid syntax", lazy_gettext("Python cannot read line %(line)s. Look at it and at the line above.")),
)
"""A part of Python's message, and the same in plain words; the first that fits is taken."""
