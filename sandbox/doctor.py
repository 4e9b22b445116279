"""Examines which walls of the sandbox stand on this machine, and knows the command that mends each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from shutil import which
from typing import TYPE_CHECKING

from sandbox.docker_slots import DockerSlot
from sandbox.docker_slots.engine import Engine
from sandbox.errors import SandboxUnavailable
from sandbox.image import recipe
from sandbox.local_slot import MISSING_WALL, LocalSlot
from sandbox.supervisor.limits import counts_processes_per_namespace
from sandbox.types import CallCase, Outcome, RunRequest

if TYPE_CHECKING:
    from sandbox.slot import Slot

_PROBE = RunRequest({"probe.py": "def answer():\n    return 6 * 7\n"}, "probe.py", (CallCase(("answer()",)),))
_INSTALL_ENGINE = "sudo apt-get install docker.io"
_START_ENGINE = "sudo systemctl start docker"
_ALLOW_ENGINE = 'sudo usermod -aG docker "$USER", then sign in again'
_IMAGE_MEND = "python -m sandbox image build"
_NAMESPACES_MEND = "sysctl -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0 user.max_user_namespaces=15000"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    ok: bool
    detail: str
    mend: str = ""
    """The command that mends it; empty where there is none, or nothing to mend."""


def examine() -> list[Finding]:
    """Look at everything, from the outermost wall in. Runs a harmless submission in each kind of slot."""
    findings = [_engine()]
    if findings[0].ok:
        findings.append(_image())
    if all(finding.ok for finding in findings):
        findings.append(_probed("docker slot", DockerSlot(), "container, namespaces, filter and limits stand"))
    findings.append(_probed("local slot", LocalSlot(), MISSING_WALL))
    findings.append(_process_limit())
    return findings


def _engine() -> Finding:
    try:
        with Engine() as engine:
            return Finding("docker engine", ok=True, detail=f"version {engine.version()} answers user {os.getuid()}")
    except SandboxUnavailable as error:
        told = str(error).removesuffix("; `kradan doctor` says more")
        refused = isinstance(error.__cause__, PermissionError) or "Permission denied" in told
        installed = which("dockerd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
        mend = _ALLOW_ENGINE if refused else _START_ENGINE if installed else _INSTALL_ENGINE
        return Finding("docker engine", ok=False, detail=told, mend=mend)


def _image() -> Finding:
    name = recipe.image_name()
    try:
        with Engine() as engine:
            if engine.image_id(name):
                return Finding("sandbox image", ok=True, detail=name)
    except SandboxUnavailable as error:
        return Finding("sandbox image", ok=False, detail=str(error), mend=_IMAGE_MEND)
    return Finding("sandbox image", ok=False, detail=f"{name} is not built yet", mend=_IMAGE_MEND)


def _probed(name: str, slot: Slot, standing: str) -> Finding:
    """Run the harmless submission in the slot."""
    try:
        with slot:
            case = slot.run(_PROBE).cases[0]
    except SandboxUnavailable as error:
        return Finding(name, ok=False, detail=str(error), mend=_NAMESPACES_MEND)
    if case.outcome is not Outcome.EXITED or case.steps[0].value != 42:  # noqa: PLR2004 - six times seven
        return Finding(name, ok=False, detail=f"a harmless submission ended as {case.outcome}: {case.stderr}")
    return Finding(name, ok=True, detail=standing)


def _process_limit() -> Finding:
    ok = counts_processes_per_namespace()
    release = os.uname().release
    detail = (
        f"kernel {release} counts the processes of each submission"
        if ok
        else f"kernel {release} counts processes per user only: a submission is held by its slot's limit alone (Linux 5.14 can do better)"
    )
    return Finding("process limit", ok=ok, detail=detail)
