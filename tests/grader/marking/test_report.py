import json

import pytest
from hypothesis import given, settings

from grader.marking import report
from tests.grader.strategies import REPORTS


@settings(max_examples=40)
@given(REPORTS)
def test_a_report_comes_back_from_json_as_it_was(made):
    assert report.from_json(json.loads(json.dumps(report.to_json(made)))) == made


@settings(max_examples=40)
@given(REPORTS)
def test_points_are_the_sums_of_the_tests(made):
    told = report.to_json(made)
    assert told["points"] == sum(test["points"] for test in told["tests"])
    assert told["max_points"] == sum(test["max_points"] for test in told["tests"])


def test_what_there_is_none_of_is_left_out():
    made = report.Report("a/b", "sha256:1", (report.TestResult("t", report.Status.FAILED, 0, 1, False, "exited"),))
    assert set(report.to_json(made)["tests"][0]) == {
        "name",
        "status",
        "points",
        "max_points",
        "public",
        "outcome",
        "feedback",
        "wall_seconds",
    }


@pytest.mark.parametrize("broken", [None, {}, {"format": 2}, {"format": 1}, {"format": 1, "made_by": None}])
def test_something_else_is_refused_with_one_kind_of_error(broken):
    with pytest.raises(ValueError, match="not a report in format 1"):
        report.from_json(broken)
