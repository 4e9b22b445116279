"""From a trouble to its cause: which rules are asked for which exception, and what is said where none knows more."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from grader.explanations import (
    attributes,
    calls,
    endless,
    indexes,
    items,
    names,
    operands,
    recursion,
    surroundings,
    syntax,
    values,
)
from grader.explanations.cause import Cause, Rule, Trouble, cause, first, rule
from grader.explanations.code import Code

TIMED_OUT, OUTPUT_LIMIT, OUT_OF_MEMORY = "timed-out", "output-limit", "out-of-memory"
ENDS = frozenset({TIMED_OUT, OUTPUT_LIMIT, OUT_OF_MEMORY})
"""What stands in a trouble's `type` where a limit ended the program."""

RULES: Mapping[str, Sequence[Rule]] = MappingProxyType(
    {
        "SyntaxError": syntax.RULES,
        "IndentationError": syntax.RULES,
        "TabError": syntax.RULES,
        "NameError": names.NAME_ERROR,
        "UnboundLocalError": names.NAME_ERROR,
        "TypeError": (*operands.RULES, *calls.RULES, *items.RULES),
        "IndexError": indexes.RULES,
        "KeyError": values.KEY_ERROR,
        "ValueError": values.VALUE_ERROR,
        "AttributeError": attributes.ATTRIBUTE_ERROR,
        "ZeroDivisionError": values.DIVISION,
        "RecursionError": recursion.RECURSION,
        "ModuleNotFoundError": surroundings.MODULES,
        "ImportError": surroundings.MODULES,
        "FileNotFoundError": surroundings.FILES,
        "PermissionError": surroundings.FILES,
        "IsADirectoryError": surroundings.FILES,
        "FileExistsError": surroundings.FILES,
        "OSError": surroundings.FILES,
        "UnsupportedOperation": surroundings.FILES,
        "EOFError": surroundings.INPUT,
        "UnicodeDecodeError": surroundings.ENCODING,
        "UnicodeEncodeError": surroundings.ENCODING,
        "OverflowError": (
            rule(r"cannot fit '\w+' into an index-sized integer", "too-many-items"),
            rule(r"(?s).*", "number-too-large"),
        ),
        "AssertionError": (rule(r"(?s).*", "assert-fails"),),
        "StopIteration": (rule(r"(?s).*", "next-past-end"),),
        "RuntimeError": (rule(r"(?:dictionary|[Ss]et|OrderedDict) (?:changed|mutated)", "changed-in-loop"),),
        "NotImplementedError": (rule(r"(?s).*", "not-implemented"),),
    }
)
"""The rules by the exception's class."""
GENERAL: Mapping[str, str] = MappingProxyType(
    {
        "SyntaxError": "syntax-general",
        "NameError": "name-general",
        "UnboundLocalError": "unbound-general",
        "TypeError": "type-general",
        "ValueError": "value-general",
        "IndexError": "index-general",
        "KeyError": "key-general",
        "AttributeError": "attribute-general",
        "ZeroDivisionError": "division-general",
        "RecursionError": "recursion-general",
        "ModuleNotFoundError": "import-general",
        "ImportError": "import-general",
        "FileNotFoundError": "file-general",
        "OSError": "file-general",
        "EOFError": "input-too-often",
        "OverflowError": "number-too-large",
        "AssertionError": "assert-fails",
        "MemoryError": "memory-general",
        TIMED_OUT: "time-general",
        OUTPUT_LIMIT: "output-general",
        OUT_OF_MEMORY: "memory-general",
    }
)
"""What is said where only the kind of trouble is known."""
_BY_CHECKING = frozenset({"AssertionError", "NotImplementedError"})


def cause_of(trouble: Trouble) -> Cause | None:
    """The cause of a trouble; None for an exception of which nothing is known. Never raises, whatever the trouble holds."""
    try:
        return _cause_of(trouble)
    except RecursionError:  # a tree so deep is no beginner's
        return general(trouble)


def _cause_of(trouble: Trouble) -> Cause | None:
    if trouble.type in ENDS or trouble.type == "MemoryError":
        return endless.find(trouble) or general(trouble)
    raised = _raised_by_hand(trouble)
    if raised is not None:
        return raised
    return first(RULES.get(trouble.type, ()), trouble) or general(trouble)


def general(trouble: Trouble) -> Cause | None:
    """What can be said by the kind alone."""
    code = GENERAL.get(trouble.type)
    return cause(code, trouble) if code else None


def codes_of(files: Mapping[str, str]) -> dict[str, Code]:
    """The files of a submission, ready to be read when somebody asks."""
    return {name: Code(source) for name, source in files.items()}


def _raised_by_hand(trouble: Trouble) -> Cause | None:
    """An exception that the learner's own `raise` made."""
    if trouble.type in _BY_CHECKING:
        return None
    made = [one for one in trouble.code.at(trouble.line, ast.Raise) if one.exc is not None]
    named = any(isinstance(node, ast.Name) and node.id == trouble.type for one in made for node in ast.walk(one))
    return cause("raised-by-hand", trouble, name=trouble.type) if named else None
