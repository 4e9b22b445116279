"""The doctor says what is missing, why as far as can be seen, and what to type."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import denials, doctor
from sandbox.docker_slots import DockerSlot, SingleUseSlot
from sandbox.docker_slots.facts import Facts
from sandbox.doctor import examine, verdict
from sandbox.errors import SandboxUnavailable, WallMissing
from sandbox.findings import WIDTH, Finding, in_words

ROOT = {
    "ServerVersion": "28.1", "KernelVersion": "6.12", "OperatingSystem": "Debian", "Driver": "overlay2", "CgroupVersion": "2",
    "SecurityOptions": ["name=apparmor", "name=seccomp,profile=builtin", "name=cgroupns"],
    "MemoryLimit": True, "PidsLimit": True, "CpuCfsQuota": True,
}  # fmt: skip
ROOTLESS = ROOT | {
    "SecurityOptions": ["name=seccomp,profile=builtin", "name=rootless", "name=cgroupns"],
    "CpuCfsQuota": False,
    "PidsLimit": False,
}
NAMESPACES = "this machine does not let a docker slot close in its submissions: cannot make a submission's own namespaces: No space left on device"
MOUNT = "this machine does not let a docker slot close in its submissions: cannot furnish a submission's own namespaces: Permission denied (mount /)"


def facts(**changes: Any) -> Facts:
    return Facts.of(ROOT | changes)


def test_what_an_engine_says_of_itself_is_read_and_told():
    told = facts()
    assert (told.cgroups, told.is_rootless, told.has_few_users, told.missing_limits) == (2, False, False, ())
    assert "run by root" in told.in_words()
    assert "control groups v2" in told.in_words()
    assert "guards of its own: seccomp, apparmor" in told.in_words()


def test_a_rootless_engine_is_known_by_its_own_words():
    told = Facts.of(ROOTLESS)
    assert told.is_rootless
    assert told.has_few_users
    assert told.missing_limits == ("processes", "CPU time")
    assert "an ordinary user (rootless)" in told.in_words()
    assert "slow" in facts(Driver="vfs").in_words()


def test_an_engine_that_says_little_is_read_as_the_oldest():
    told = Facts.of({})
    assert (told.cgroups, told.security) == (1, frozenset())
    assert told.missing_limits == ("memory", "processes", "CPU time")


@pytest.mark.parametrize(
    ("knob", "value", "mend"),
    [
        ("user.max_user_namespaces", "0", "user.max_user_namespaces=15000"),
        ("kernel.unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone=1"),
        ("kernel.apparmor_restrict_unprivileged_userns", "1", "kernel.apparmor_restrict_unprivileged_userns=0"),
    ],
)
def test_a_kernel_that_denies_namespaces_is_explained_with_the_setting_that_does(knob: str, value: str, mend: str):
    denial = denials.explain(NAMESPACES, facts(), {knob: value}.get)
    assert f"{knob} = {value}" in denial.why
    assert mend in denial.mend
    assert "/etc/sysctl.d/" in denial.mend
    assert "--sandbox single-use" in denial.mend


def test_a_local_slot_is_not_told_of_containers():
    denial = denials.explain(NAMESPACES, None, {"user.max_user_namespaces": "0"}.get)
    assert "user.max_user_namespaces = 0" in denial.why
    assert "single-use" not in denial.why + denial.mend


def test_namespaces_denied_by_nobody_known_leave_single_use_containers():
    denial = denials.explain(NAMESPACES, facts(), lambda _name: None)
    assert "no kernel setting that is known here" in denial.why
    assert denial.mend == denials.SINGLE_USE


@pytest.mark.parametrize(("guard", "name"), [("apparmor", "docker-default"), ("selinux", "SELinux")])
def test_mounts_denied_are_explained_with_who_denies_them(guard: str, name: str):
    denial = denials.explain(MOUNT, facts(SecurityOptions=[f"name={guard}"]), lambda _name: None)
    assert name in denial.why
    assert denial.mend == denials.SINGLE_USE


@pytest.mark.parametrize(("info", "command"), [(ROOT, "sudo systemctl edit"), (ROOTLESS, "systemctl --user edit")])
def test_an_engine_with_too_few_open_files_is_told_which_and_how_to_get_more(info: dict[str, Any], command: str):
    told = "cannot start a container: error setting rlimit type 7: operation not permitted"
    denial = denials.explain(told, Facts.of(info))
    assert "16384" in denial.why
    assert denial.mend.startswith(command)
    assert "LimitNOFILE" in denial.mend


def test_what_has_another_cause_is_not_explained_away():
    assert denials.explain("the docker slot broke: it ended", facts()) == denials.Denial("", "")


@pytest.mark.parametrize(
    ("info", "mend"), [(ROOTLESS, "Delegate=cpu"), (ROOTLESS | {"CgroupVersion": "1"}, "unified_cgroup_hierarchy"), ({}, "docker info")]
)  # fmt: skip
def test_limits_that_an_engine_cannot_set_are_missing_walls(info: dict[str, Any], mend: str):
    found = doctor._limits(Facts.of(info))
    assert not found.ok
    assert "CPU time" in found.detail
    assert mend in found.mend


@pytest.fixture
def denied(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that answers and has the image, on a host whose slots cannot mount."""

    def deny(_self: DockerSlot, _request: object) -> Any:
        raise WallMissing(MOUNT)

    monkeypatch.setattr(doctor, "_engine", lambda: (facts(), []))
    monkeypatch.setattr(doctor, "_image", lambda: Finding("sandbox image", ok=True, detail="here"))
    monkeypatch.setattr(DockerSlot, "run", deny)


@pytest.mark.usefixtures("denied")
def test_where_only_single_use_containers_stand_it_says_how_to_take_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doctor, "_probed", lambda name, *_rest: Finding(name, ok=name != "docker slot", detail="x"))
    found = examine()
    assert verdict(found).endswith(denials.SINGLE_USE)


@pytest.mark.usefixtures("denied")
def test_a_slot_that_was_denied_its_walls_is_told_with_its_mend(monkeypatch: pytest.MonkeyPatch):
    def unavailable(_self: SingleUseSlot, _request: object) -> Any:
        raise SandboxUnavailable("no engine")

    monkeypatch.setattr(SingleUseSlot, "run", unavailable)
    found = {finding.name: finding for finding in examine()}
    assert "docker-default" in found["docker slot"].why
    assert found["docker slot"].mend == denials.SINGLE_USE
    assert not found["single-use containers"].ok
    assert "Only local slots stand here" in verdict(list(found.values()))


def test_the_verdict_names_the_best_that_stands():
    stands = Finding("docker slot", ok=True, detail="")
    assert "every wall" in verdict([stands])
    assert verdict([Finding("docker slot", ok=False, detail="")]).startswith("Nothing here")
    unbuilt = [Finding("sandbox image", ok=False, detail=""), Finding("local slot", ok=True, detail="")]
    assert verdict(unbuilt).startswith("Build the sandbox image")
    missing = Finding("engine's limits", ok=False, detail="")
    assert verdict([stands, missing]).endswith("without what is MISSING above.")


def test_a_finding_reads_well_on_a_terminal():
    told = in_words(Finding("a wall", ok=False, detail="word " * 60, why="because " * 30, mend="first\nsecond"))
    assert max(map(len, told.splitlines())) <= WIDTH
    assert told.splitlines()[0].startswith("MISSING  a wall: word")
    assert told.endswith("mend it with:\n           first\n           second")
    assert "mend" not in in_words(Finding("a wall", ok=True, detail="stands", mend="nothing"))
