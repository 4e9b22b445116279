"""Opening the best slot that there is, the doctor, and the command line."""

from pathlib import Path
from typing import Literal

import pytest

from sandbox import __main__ as command
from sandbox import open_slot as opening
from sandbox.doctor import examine
from sandbox.errors import SandboxUnavailable, WallMissing
from sandbox.open_slot import open_slot
from tests.sandbox.promises.asking import run

NO_ENGINE = "unix:///nowhere/docker.sock"


@pytest.fixture
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", NO_ENGINE)


@pytest.mark.docker
def test_auto_takes_docker_where_an_engine_answers():
    warnings: list[str] = []
    with open_slot(build=True, warn=warnings.append) as slot:
        assert (slot.kind, run(slot, "print(1)").stdout, warnings) == ("docker", "1\n", [])


def test_auto_falls_back_to_a_local_slot_and_says_so_aloud(without_engine: None):
    warnings: list[str] = []
    with open_slot(warn=warnings.append) as slot:
        assert (slot.kind, run(slot, "print(1)").stdout) == ("local", "1\n")
    assert len(warnings) == 2
    assert "no Docker engine answers" in warnings[0]
    assert "no container closes this sandbox in" in warnings[1]


@pytest.mark.parametrize("kind", ["auto", "docker"])
def test_an_engine_whose_slots_cannot_close_in_is_never_replaced_by_less(
    monkeypatch: pytest.MonkeyPatch, kind: Literal["auto", "docker"]
):
    def start() -> None:
        raise WallMissing("mount is denied")

    monkeypatch.setattr("sandbox.docker_slots.DockerSlot.start", lambda **_named: start())
    with pytest.raises(WallMissing, match=r"mount is denied.*--sandbox single-use"):
        open_slot(kind)


@pytest.mark.docker
def test_single_use_containers_are_taken_only_when_asked_for():
    warnings: list[str] = []
    with open_slot("single-use", build=True, warn=warnings.append) as slot:
        assert (slot.kind, run(slot, "print(1)").stdout, warnings) == ("single-use", "1\n", [])


def test_single_use_containers_need_an_engine(without_engine: None):
    with pytest.raises(SandboxUnavailable, match="no Docker engine answers"):
        open_slot("single-use")


def test_docker_alone_never_falls_back(without_engine: None):
    with pytest.raises(SandboxUnavailable, match="no Docker engine answers"):
        open_slot("docker")


@pytest.mark.docker
def test_nothing_is_built_unless_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sandbox.image.recipe.digest", lambda _kind: "0" * 16)
    monkeypatch.setattr(opening, "ensure", lambda *_args, **_named: pytest.fail("built"))
    with pytest.raises(SandboxUnavailable, match="python -m sandbox image build"):
        open_slot("docker")


@pytest.mark.parametrize(
    ("found", "mend"), [(None, "sudo apt-get install docker.io"), ("/usr/sbin/dockerd", "sudo systemctl start docker")]
)
@pytest.mark.usefixtures("without_engine")
def test_the_doctor_tells_what_is_missing_and_what_mends_it(
    monkeypatch: pytest.MonkeyPatch, found: str | None, mend: str
):
    monkeypatch.setattr("sandbox.doctor.which", lambda _name, **_more: found)
    findings = {finding.name: finding for finding in examine()}
    assert not findings["docker engine"].ok
    assert findings["docker engine"].mend == mend
    assert findings["local slot"].ok


def test_an_engine_that_refuses_this_user_is_not_installed_again(monkeypatch: pytest.MonkeyPatch):
    def refuse(_self: object) -> None:
        raise SandboxUnavailable("no Docker engine answers: [Errno 13] Permission denied; `kradan doctor` says more")

    monkeypatch.setattr("sandbox.docker_slots.engine.Engine.__init__", refuse)
    engine = next(finding for finding in examine() if finding.name == "docker engine")
    assert "usermod -aG docker" in engine.mend
    assert "kradan doctor" not in engine.detail


@pytest.mark.docker
def test_the_doctor_finds_all_well_where_all_is():
    assert command.main(["image", "build"]) == 0
    assert [finding.name for finding in examine() if not finding.ok] == []


def test_a_file_runs_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "hello.py"
    file.write_text("def f(x):\n    return x * 2\nprint('hello')\n", encoding="utf-8")
    assert command.main(["run", str(file), "--call", "f(21)", "--sandbox", "local"]) == 0
    assert capsys.readouterr().out == "hello\n42\n"
    file.write_text("1 / 0\n", encoding="utf-8")
    assert command.main(["run", str(file), "--call", "f(1)", "--sandbox", "local"]) == 1
    assert "ZeroDivisionError: division by zero (line 1)" in capsys.readouterr().err


def test_a_missing_file_is_one_line_and_exit_code_two(capsys: pytest.CaptureFixture[str]):
    assert command.main(["run", "/nowhere/x.py", "--sandbox", "local"]) == 2
    assert "No such file" in capsys.readouterr().err
