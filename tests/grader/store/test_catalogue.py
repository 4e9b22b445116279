from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from grader.errors import NotFound
from grader.exercise.catalogue import ReadExercise, read_catalogue
from grader.exercise.model import Limits, SuiteTest, Test
from grader.exercise.problems import Problem
from grader.exercise.source_tests import StyleTest
from grader.marking.lint import WALL_SECONDS as LINT_SECONDS
from grader.store import exercises
from grader.store.catalogue import Synced, sync_catalogue
from grader.store.exercises import wall_seconds
from grader.store.session import writing
from grader.sync import FolderWatch, sync_folder
from sandbox.suites import longest_seconds
from sandbox.types import Limits as SandboxLimits
from tests.grader.scene import NOON, catalogue, exercise

ROOT = Path(__file__).resolve().parents[3]
PROBLEM = Problem("basics/double/exercise.yaml", 3, 1, "tests[0].stdot", "unknown-key", "unknown key", "did you mean")
WARNING = Problem("basics/double/exercise.yaml", 1, 1, "", "one-language", "only Thai", warning=True)


def sync(sessions, *found, broken=None) -> Synced:
    with sessions() as session, writing(session):
        return sync_catalogue(session, catalogue(*found, broken=broken), NOON)


def test_syncing_twice_changes_nothing(sessions):
    assert sync(sessions, exercise(), exercise("triple")).added == ("basics/double", "basics/triple")
    again = sync(sessions, exercise(), exercise("triple"))
    assert again == Synced()
    assert again.is_same


def test_a_new_revision_becomes_current_and_the_old_one_is_kept(sessions, school):
    assert sync(sessions, exercise(revision="2"), exercise("triple")).changed == ("basics/double",)
    with sessions() as session:
        assert exercises.current_exercise(session, "basics/double").revision == "sha256:double-2"
        assert exercises.by_revision(session, "sha256:double-1").revision == "sha256:double-1"


def test_going_back_to_an_old_revision_works_too(sessions):
    for revision in ("1", "2", "1"):
        sync(sessions, exercise(revision=revision))
    with sessions() as session:
        assert exercises.current_exercise(session, "basics/double").revision == "sha256:double-1"


def test_a_broken_newer_version_leaves_the_earlier_one_current_and_tells_authors(sessions, school):
    broken = {"basics/double": ReadExercise("basics/double", Path(), None, (PROBLEM, WARNING), {})}
    assert sync(sessions, exercise("triple"), broken=broken).broken == ("basics/double",)
    with sessions() as session:
        assert exercises.current_exercise(session, "basics/double").revision == "sha256:double-1"
        told = exercises.broken_exercises(session, school.viewer(sessions, "author"))
        assert told == {"basics/double": (PROBLEM,)}
    sync(sessions, exercise(), exercise("triple"))
    with sessions() as session:
        assert exercises.broken_exercises(session, school.viewer(sessions, "author")) == {}


def test_a_broken_exercise_that_never_worked_is_told_and_cannot_be_used(sessions):
    broken = {"basics/double": ReadExercise("basics/double", Path(), None, (PROBLEM,), {})}
    assert sync(sessions, broken=broken).broken == ("basics/double",)
    with sessions() as session, pytest.raises(NotFound):
        exercises.current_exercise(session, "basics/double")


def test_an_exercise_that_is_gone_is_no_longer_current_but_its_revisions_stay(sessions, school):
    assert sync(sessions, exercise("triple")).removed == ("basics/double",)
    with sessions() as session:
        with pytest.raises(NotFound):
            exercises.current_exercise(session, "basics/double")
        assert exercises.by_revision(session, "sha256:double-1").max_points == 3


def test_a_missing_folder_removes_nothing(sessions, school):
    assert sync(sessions).is_same
    with sessions() as session:
        assert exercises.current_exercise(session, "basics/double").max_points == 3


def test_a_collection_that_moves_or_is_renamed_follows_its_folder(sessions, school):
    sync(sessions, exercise("new", collection="advanced"), exercise(), exercise("triple"))
    with sessions() as session:
        found = exercises.list_collections(session, school.viewer(sessions, "author"), NOON)
    assert [(one.slug, [each.id for each in one.exercises]) for one in found] == [
        ("advanced", ["advanced/new"]),
        ("basics", ["basics/double", "basics/triple"]),
    ]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("mana", {"basics/double", "basics/triple"}),
        ("piti", set()),
        ("somsri", {"basics/double", "basics/triple", "advanced/new"}),
        ("author", {"basics/double", "basics/triple", "advanced/new"}),
        ("admin", {"basics/double", "basics/triple", "advanced/new"}),
    ],
)
def test_students_see_what_they_were_given_and_staff_sees_all(sessions, school, who, seen):
    sync(sessions, exercise("new", collection="advanced"), exercise(), exercise("triple"))
    viewer = school.viewer(sessions, who)
    with sessions() as session:
        assert {one.id for one in exercises.list_exercises(session, viewer, NOON)} == seen
        for name in ("basics/double", "advanced/new", "basics/nothing"):
            if name in seen:
                assert exercises.get_exercise(session, viewer, name, NOON).id == name
            else:
                with pytest.raises(NotFound):
                    exercises.get_exercise(session, viewer, name, NOON)


def test_a_revision_is_read_once_by_a_process(sessions, school):
    with sessions() as session:
        first = exercises.by_revision(session, "sha256:double-1")
    with sessions() as session:
        session.execute(text("DELETE FROM current_exercises"))
        assert exercises.by_revision(session, "sha256:double-1") is first


def test_the_queues_clock_is_set_by_all_tests_together(sessions):
    from dataclasses import replace

    plain = exercise()
    assert wall_seconds(plain) == 2 * SandboxLimits().wall_seconds
    java = replace(plain, language="java")
    assert wall_seconds(java) == 20 + 2 * 2 * SandboxLimits().wall_seconds
    slower = replace(plain, limits=Limits(wall_seconds=5))
    one_quick = replace(slower, tests=(replace(slower.tests[0], limits=Limits(wall_seconds=0.5)), slower.tests[1]))
    assert wall_seconds(one_quick) == 5.5
    suite = replace(plain, tests=(Test("bank", SuiteTest("tests/test_x.py"), limits=Limits(wall_seconds=3)),))
    assert wall_seconds(suite) == longest_seconds(3)
    style = replace(plain, tests=(Test("tidy", StyleTest(("E",)), points=0),))
    assert wall_seconds(style) == LINT_SECONDS


def test_the_exercises_of_this_project_can_be_stored_and_read_back(sessions):
    synced = sync_folder(sessions, ROOT / "exercises", NOON)
    assert not synced.broken
    whole = read_catalogue(ROOT / "exercises").exercises
    assert set(synced.added) == set(whole)
    with sessions() as session:
        for name, one in whole.items():
            assert exercises.current_exercise(session, name) == one


def test_a_change_in_the_folder_is_noticed_once(tmp_path):
    (tmp_path / "basics" / "double").mkdir(parents=True)
    file = tmp_path / "basics" / "double" / "exercise.yaml"
    file.write_text("format: 1\n")
    watch = FolderWatch(tmp_path)
    assert [watch.has_changed(), watch.has_changed()] == [True, False]
    file.write_text("format: 1\ntitle: x\n")
    assert [watch.has_changed(), watch.has_changed()] == [True, False]
    file.unlink()
    assert [watch.has_changed(), watch.has_changed()] == [True, False]
    with pytest.raises(OSError, match="nowhere"):
        FolderWatch(tmp_path / "nowhere").has_changed()
