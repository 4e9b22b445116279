from __future__ import annotations

from collections.abc import Callable

import pytest

from grader import demo
from grader.machine import sandbox as machine_sandbox
from grader.machine.greeting import greeting
from grader.machine.lan import Lan
from grader.machine.sandbox import Walls, choose_walls
from grader.passwords import problem_with
from grader.settings import SandboxChoice
from grader.store import assignments, people
from grader.store.catalogue import sync_catalogue
from grader.store.classes import classes_taught_by
from grader.store.session import writing
from sandbox.doctor import Finding
from sandbox.errors import SandboxUnavailable
from sandbox.image import build
from tests.grader.scene import NOON, catalogue, exercise

DOCKER, LOCAL = Finding("docker slot", True, "stands"), Finding("local slot", True, "no container closes it in")
NO_ENGINE = Finding("docker engine", False, "nobody answers", mend="apt-get install docker.io")


def greet(**changes):
    usual = {
        "port": 8000,
        "lan": None,
        "with_demo": False,
        "code": None,
        "walls": Walls(SandboxChoice.DOCKER, "walls"),
    }
    return greeting(**usual | changes)


def test_the_greeting_has_the_address_and_the_walls():
    said = greet()
    assert "http://127.0.0.1:8000" in said
    assert "walls" in said
    assert demo.PASSWORD not in said


def test_on_the_network_it_says_which_addresses_to_open_and_where_devices_are_set_up(monkeypatch):
    monkeypatch.setattr("grader.machine.greeting.lan_address", lambda: "192.0.2.7")
    said = greet(lan=Lan(8000, 8443))
    assert "https://192.0.2.7:8443" in said
    assert "http://192.0.2.7:8000/lan" in said
    assert "others can read along" in said
    assert "https" not in greet()


def test_with_a_certificate_of_the_schools_own_its_name_is_the_address(monkeypatch):
    monkeypatch.setattr("grader.machine.greeting.lan_address", lambda: "192.0.2.7")
    said = greet(lan=Lan(8000, 8443, name="kradan.school.ac.th"))
    assert "https://kradan.school.ac.th:8443" in said
    assert "/lan" not in said


def test_the_setup_code_and_the_demo_accounts_are_printed_only_where_there_are_any():
    assert "abcd-efgh" in greet(code="abcd-efgh")
    assert "m2301" in greet(with_demo=True)
    assert "administrator" not in greet()


@pytest.fixture
def findings(monkeypatch):
    def found(*ones: Finding, engine: bool = True) -> list[str]:
        built: list[str] = []

        def ensure(say: Callable[[str], None]) -> None:
            built.append("image")
            say("step 1")

        monkeypatch.setattr(machine_sandbox, "examine", lambda: list(ones))
        monkeypatch.setattr(machine_sandbox, "_engine_answers", lambda: engine)
        monkeypatch.setattr(build, "ensure", ensure)
        return built

    return found


def test_docker_is_taken_where_it_stands_and_its_image_built_with_progress(findings):
    built = findings(DOCKER, LOCAL)
    said: list[str] = []
    assert choose_walls(SandboxChoice.AUTO, said.append).choice is SandboxChoice.DOCKER
    assert (built, said) == (["image"], ["step 1"])


def test_without_docker_the_local_slot_is_taken_loudly_with_the_command_that_mends_it(findings):
    built = findings(NO_ENGINE, LOCAL, engine=False)
    walls = choose_walls(SandboxChoice.AUTO, print)
    assert walls.choice is SandboxChoice.LOCAL
    assert "WITHOUT THE WALL" in walls.told
    assert "apt-get install docker.io" in walls.told
    assert built == []


def test_asked_for_the_local_slot_no_image_is_built(findings):
    built = findings(DOCKER, LOCAL)
    assert choose_walls(SandboxChoice.LOCAL, print).choice is SandboxChoice.LOCAL
    assert built == []


@pytest.mark.parametrize("wish", [SandboxChoice.DOCKER, SandboxChoice.AUTO])
def test_an_engine_whose_slots_cannot_close_in_is_no_reason_to_take_less_unasked(findings, wish):
    findings(Finding("docker slot", False, "mount is denied", mend="aa-teardown"), LOCAL)
    with pytest.raises(SandboxUnavailable, match=r"(?s)mount is denied.*--sandbox local"):
        choose_walls(wish, print)
    assert choose_walls(SandboxChoice.LOCAL, print).choice is SandboxChoice.LOCAL


@pytest.mark.parametrize("wish", [SandboxChoice.DOCKER, SandboxChoice.AUTO])
def test_single_use_containers_are_named_where_they_stand_and_taken_when_asked_for(findings, wish):
    built = findings(
        Finding("docker slot", False, "mount is denied"), Finding("single-use containers", True, "stand"), LOCAL
    )
    with pytest.raises(SandboxUnavailable, match="--sandbox single-use"):
        choose_walls(wish, print)
    walls = choose_walls(SandboxChoice.SINGLE_USE, print)
    assert walls.choice is SandboxChoice.SINGLE_USE
    assert "Sandbox: single-use containers" in walls.told
    assert "mount is denied" not in walls.told
    assert built == ["image", "image"]


@pytest.mark.parametrize("wish", [SandboxChoice.DOCKER, SandboxChoice.AUTO])
def test_where_no_slot_runs_it_does_not_start_with_less(findings, wish):
    findings(NO_ENGINE, Finding("local slot", False, "no namespaces", mend="sysctl -w x=1"), engine=False)
    with pytest.raises(SandboxUnavailable, match="sysctl -w x=1"):
        choose_walls(wish, print)


def test_the_demo_school_is_made_once_with_everything_assigned(sessions):
    with sessions() as session, writing(session):
        sync_catalogue(session, catalogue(exercise(), exercise("new", collection="advanced")), NOON)
    assert [demo.make_demo(sessions, NOON), demo.make_demo(sessions, NOON)] == [True, False]
    with sessions() as session:
        kru = people.load_viewer(session, people.person_by_username(session, "kru").id)
        (demo_class,) = classes_taught_by(session, kru)
        given = assignments.assignments_of(session, kru, demo_class.id)
    assert (demo_class.name, demo_class.pupils) == (demo.CLASS, len(demo.PUPILS))
    assert {one.collection for one in given} == {"basics", "advanced"}
    assert all(one.due_at and one.due_at > NOON for one in given)


def test_the_demos_password_would_be_allowed():
    assert problem_with(demo.PASSWORD, "kru") is None
