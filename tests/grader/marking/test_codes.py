import re
from pathlib import Path

import pytest

from grader.marking.codes import CODES, feedback, hidden
from grader.marking.report import Feedback

MARKING = Path(__file__).resolve().parents[3] / "grader" / "marking"


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.name)
def test_what_is_left_on_a_hidden_test_is_a_code_that_hides_nothing_more(code):
    if code.hidden is not None:
        left = CODES[code.hidden]
        assert left.hidden == left.name
        assert set(left.params) <= set(code.params)


def test_every_code_is_told_somewhere_and_none_that_is_unknown():
    told = set()
    for path in MARKING.glob("*.py"):
        told |= set(re.findall(r'feedback\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8")))
    for name in ("compiling.py", "crashes.py"):  # these choose from tables
        told |= set(re.findall(r'"(compile-[a-z-]+|crash-[a-z-]+)"', (MARKING / name).read_text(encoding="utf-8")))
    told |= {"no-return", "printed-not-returned"}  # one call tells either
    told |= {"newer-revision"}  # told by grading, not by marking
    only_hidden = {"requirement-hidden", "style-hidden", "raised-type", "other-arguments", "crashed-somehow"}
    assert told == set(CODES) - only_hidden


@pytest.mark.parametrize(
    ("code", "params"), [("unknown", {}), ("wrong-value", {"expected": "6"}), ("nearly", {"x": 1})]
)
def test_feedback_with_other_parameters_is_our_bug(code, params):
    with pytest.raises(ValueError, match=f"no feedback {code}"):
        feedback(code, **params)


def test_unknown_feedback_is_kept_back():
    assert hidden(Feedback("of-tomorrow", {"secret": 1})) is None


def test_only_pythons_own_class_names_are_told():
    assert hidden(Feedback("raised", {"type": "s3cr3t", "message": "s3cr3t"})) == Feedback(
        "raised-type", {"type": "Exception"}
    )
    assert hidden(Feedback("raised", {"type": "KeyError", "message": "s3cr3t"})) == Feedback(
        "raised-type", {"type": "KeyError"}
    )
    told = hidden(Feedback("wrong-type", {"expected_type": "int", "actual_type": "s3cr3t"}))
    assert told == Feedback("wrong-type", {"expected_type": "int", "actual_type": "object"})
    assert hidden(Feedback("raised", {})) == Feedback("raised-type", {"type": "Exception"})
