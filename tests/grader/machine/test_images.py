"""Which images the exercises need, and what the doctor says of those that are missing."""

from pathlib import Path

import pytest

from grader.exercise.catalogue import read_catalogue
from grader.machine import images
from sandbox.errors import SandboxUnavailable
from sandbox.image.kinds import KINDS

EXERCISES = Path(__file__).resolve().parents[3] / "exercises"


def test_each_image_is_needed_once_and_pythons_is_always_there():
    exercises = read_catalogue(EXERCISES).exercises.values()
    needed = images.needed(exercises)
    assert {kind.name for kind in needed} == {"c", "javascript", "java"}
    assert len(needed) == 3
    assert images.needed([one for one in exercises if one.language == "python"]) == ()


def test_a_folder_that_is_not_there_needs_nothing(tmp_path: Path):
    assert images.examine_images(tmp_path / "nowhere") == []


def test_what_is_missing_is_told_with_the_command_that_builds_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(images, "missing", lambda kinds: [kind for kind in kinds if kind is not KINDS["c"]])
    (finding,) = images.examine_images(EXERCISES)
    assert not finding.ok
    assert finding.mend == "python -m sandbox image build --language javascript --language java"


def test_when_all_are_there_it_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(images, "missing", lambda _kinds: [])
    (finding,) = images.examine_images(EXERCISES)
    assert finding.ok


def test_without_an_engine_it_says_what_the_exercises_need(monkeypatch: pytest.MonkeyPatch):
    def nobody(_kinds: object) -> list[object]:
        raise SandboxUnavailable("no engine answers")

    monkeypatch.setattr(images, "missing", nobody)
    (finding,) = images.examine_images(EXERCISES)
    assert not finding.ok
    assert "Docker engine" in finding.detail


def test_the_builder_builds_what_is_missing_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    built = []
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(images, "missing", lambda _kinds: [KINDS["c"]])
    monkeypatch.setattr("sandbox.image.build.ensure", lambda _say, *, kind: built.append(kind.name))
    assert images.main([str(EXERCISES)]) == 0
    assert built == ["c"]
    assert "the image for c is ready" in capfd.readouterr().err
