import json

import pytest
from hypothesis import given, settings

from grader.exercise import json_form
from grader.exercise.model import CallTest, Exercise, LocalText, Returns, Step, Test
from tests.grader.strategies import EXERCISES

SMALL = Exercise(
    "basics/one", "sha256:1", LocalText({"en": "One"}), (Test("a", CallTest((Step("f()", (Returns(1),)),))),)
)


@settings(max_examples=40)
@given(EXERCISES)
def test_an_exercise_comes_back_from_json_as_it_was(exercise):
    assert json_form.from_json(json.loads(json.dumps(json_form.to_json(exercise)))) == exercise


def test_values_keep_their_types():
    value = {(0, 1): [b"x", {1.5, 2}, True, None]}
    exercise = Exercise("a/b", "", LocalText(), (Test("a", CallTest((Step("f()", (Returns(value),)),))),))
    back = json_form.from_json(json.loads(json.dumps(json_form.to_json(exercise))))
    assert repr(back.tests) == repr(exercise.tests)


@pytest.mark.parametrize(
    "broken",
    [None, [], {}, {"format": 2}, {"format": 1}, {"format": 1, "id": 3, "files": None}],
)
def test_something_else_is_refused_with_one_kind_of_error(broken):
    with pytest.raises(ValueError, match="not an exercise in format 1"):
        json_form.from_json(broken)


@pytest.mark.parametrize("key", sorted(set(json_form.to_json(SMALL)) - {"format"}))
def test_a_missing_key_is_refused(key):
    data = json_form.to_json(SMALL)
    del data[key]
    with pytest.raises(ValueError, match=key):
        json_form.from_json(data)
