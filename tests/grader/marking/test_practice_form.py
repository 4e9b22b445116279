"""What a browser gets of an exercise to practise with."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercise.model import CallTest, Exercise, Limits, LocalText, ProgramTest, Returns, Step, SuiteTest, Test
from grader.exercise.source_tests import StructureTest, StyleTest
from grader.marking import practice_form as forms
from grader.marking.plan import plan
from grader.marking.practice_form import practice_form
from sandbox.structure.rules import Rule, StructureCase
from tests.grader.strategies import EXERCISES

SECRET = "zq9secret"
LOOP = StructureTest((Rule("loop"),))


def call(source, *, public=True, name=None, after=None):
    return Test(name or source, CallTest((Step(source, (Returns(1),)),)), public=public, after=after)


def exercise(*tests, **more):
    return Exercise("basics/one", "sha256:1", LocalText({"en": "One"}), tests, **more)


def tried(*tests, **more):
    return [test.name for test in practice_form(exercise(*tests, **more)).exercise.tests]


def elsewhere(*tests, **more):
    return [one.name for one in practice_form(exercise(*tests, **more)).elsewhere]


@settings(max_examples=60)
@given(EXERCISES)
def test_a_form_comes_back_from_json_as_it_was(whole):
    form = practice_form(whole)
    assert forms.from_json(json.loads(json.dumps(forms.to_json(form)))) == form


@settings(max_examples=60)
@given(EXERCISES)
def test_hidden_tests_leave_nothing_behind_but_that_structure_may_be_tried_elsewhere(whole):
    form = practice_form(whole)
    without = practice_form(replace(whole, tests=tuple(test for test in whole.tests if test.public)))
    changed = {test.name for test in without.exercise.tests if test not in form.exercise.tests}
    assert changed <= {
        test.name for test in whole.tests if isinstance(test.kind, StructureTest) or test.after is not None
    }
    assert [*form.exercise.tests] == [test for test in without.exercise.tests if test.name not in changed]
    assert {one.name for one in form.elsewhere} == {one.name for one in without.elsewhere} | changed


@settings(max_examples=60)
@given(EXERCISES, st.sampled_from([call(f"{SECRET}('{SECRET}')", public=False), Test(SECRET, LOOP)]))
def test_nothing_of_a_hidden_test_and_no_solution_is_in_the_text(whole, secret):
    secret = replace(secret, public=False, name=SECRET, hint=LocalText({"en": SECRET}), title=LocalText({"th": SECRET}))
    waiting = replace(call("f()", name="waits"), after=SECRET)
    full = replace(whole, tests=(*whole.tests, secret, waiting), solution={"solution.py": SECRET})
    assert SECRET not in json.dumps(forms.to_json(practice_form(full)))


def test_of_a_suite_only_the_name_goes_out_and_only_if_it_is_public():
    suite = SuiteTest("tests/test_it.py", {"tests/test_it.py": SECRET})
    form = practice_form(exercise(Test("all", suite, public=True), Test("more", suite)))
    assert form.exercise.tests == ()
    assert form.elsewhere == (forms.Elsewhere("all"),)
    assert SECRET not in json.dumps(forms.to_json(form))
    assert "test_it" not in json.dumps(forms.to_json(form))


def test_calls_programs_and_structure_are_tried_and_style_is_left_to_the_server():
    tests = call("f()"), Test("run", ProgramTest(stdout=""), public=True), Test("loop", LOOP, public=True)
    style = Test("style", StyleTest(("E",)), public=True, title=LocalText({"th": "สวย"}))
    assert tried(*tests, style) == ["f()", "run", "loop"]
    form = practice_form(exercise(*tests, style))
    assert [one.name_in("th") for one in form.elsewhere] == ["สวย"]
    assert [one.name_in("en") for one in form.elsewhere] == ["style"]


def test_an_exercise_in_another_language_is_tried_on_the_server_whole():
    program = Test("run", ProgramTest(stdout=""), public=True)
    assert tried(program, language="c", files=("main.c",), main="main.c") == []
    assert elsewhere(program, language="c", files=("main.c",), main="main.c") == ["run"]


def test_what_waits_for_a_test_that_is_not_tried_is_not_tried_either():
    hidden, waits = call("f(1)", public=False), call("f(2)", after="f(1)")
    assert elsewhere(hidden, waits, call("f(3)", after="f(2)"), call("f(4)")) == ["f(2)", "f(3)"]
    assert tried(call("f(1)"), waits) == ["f(1)", "f(2)"]


def test_structure_is_left_to_the_server_where_a_hidden_test_enters_the_code_elsewhere():
    loop = Test("loop", LOOP, public=True)
    assert tried(call("f(1)"), loop, call("f('g')", public=False)) == ["f(1)", "loop"]
    assert elsewhere(call("f(1)"), loop, call("g(1)", public=False)) == ["loop"]
    assert elsewhere(call("f(1)"), loop, call("f(1).g", public=False)) == ["loop"]
    assert elsewhere(call("f(1)"), loop, Test("all", SuiteTest("tests/test_it.py"))) == ["loop"]
    assert elsewhere(call("f(1)"), loop, Test("all", SuiteTest("tests/test_it.py"), public=True)) == ["loop", "all"]


def test_names_that_a_hidden_test_makes_itself_enter_nothing():
    steps = Step("a = f(1)"), Step("f(a)"), Step("f(xs)", (Returns(1),))
    hidden = Test("hidden", CallTest(steps, given={"xs": [1]}), public=False)
    assert tried(call("f(1)"), Test("loop", LOOP, public=True), hidden) == ["f(1)", "loop"]


@settings(max_examples=40)
@given(EXERCISES)
def test_the_cases_that_a_browser_runs_are_the_servers_own(whole):
    form = practice_form(whole)
    files = dict.fromkeys(whole.files, "")
    try:
        ours = plan(form.exercise, files)
        theirs = plan(whole, files)
    except AssertionError:  # a made-up suite in another language
        return
    assert ours.limits == theirs.limits
    runnable = [case for case in ours.cases if not isinstance(case, StructureCase)]
    assert all(case in theirs.cases for case in runnable)


@pytest.mark.parametrize("broken", [None, [], {}, {"format": 2}, {"format": 1}, {"format": 1, "files": []}])
def test_something_else_is_refused_with_one_kind_of_error(broken):
    with pytest.raises(ValueError, match="to practise with"):
        forms.from_json(broken)


def test_the_limits_of_the_exercise_go_along():
    form = practice_form(exercise(call("f()"), limits=Limits(wall_seconds=1.5)))
    assert forms.from_json(forms.to_json(form)).exercise.limits == Limits(wall_seconds=1.5)
