"""Examines which walls of the sandbox stand on this machine, and knows what mends each."""

from __future__ import annotations

import os
from shutil import which
from typing import TYPE_CHECKING

from sandbox import denials
from sandbox.docker_slots import DockerSlot, SingleUseSlot
from sandbox.docker_slots.engine import Engine
from sandbox.docker_slots.facts import Facts
from sandbox.errors import SandboxUnavailable
from sandbox.findings import Finding
from sandbox.image import old, recipe
from sandbox.image.kinds import build_command
from sandbox.local_slot import MISSING_WALL, LocalSlot
from sandbox.supervisor.limits import counts_processes_per_namespace
from sandbox.types import CallCase, Outcome, RunRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.slot import Slot

__all__ = ["Finding", "examine", "verdict"]

_PROBE = RunRequest({"probe.py": "def answer():\n    return 6 * 7\n"}, "probe.py", (CallCase(("answer()",)),))
_INSTALL_ENGINE = "sudo apt-get install docker.io"
_START_ENGINE = "sudo systemctl start docker"
_ALLOW_ENGINE = 'sudo usermod -aG docker "$USER", then sign in again'
_DELEGATE = """\
sudo mkdir -p /etc/systemd/system/user@.service.d
printf '[Service]\\nDelegate=cpu cpuset io memory pids\\n' | sudo tee /etc/systemd/system/user@.service.d/delegate.conf
sudo systemctl daemon-reload        # then sign out and in, and start the engine again"""


_IMAGE = "sandbox image"
_LIMITS, _DOCKER, _SINGLE_USE, _LOCAL = "engine's limits", "docker slot", "single-use containers", "local slot"


def examine() -> list[Finding]:
    """Look at everything, from the outermost wall in. Runs a harmless submission in each kind of slot."""
    facts, findings = _engine()
    if facts:
        findings += [_limits(facts), _image()]
    if all(finding.ok for finding in findings if finding.name != _LIMITS):
        standing = "a hardened container, and in it namespaces, filter and limits of its own for every submission"
        findings.append(_probed(_DOCKER, DockerSlot(), standing, facts))
        standing = "a hardened container for every submission; for hosts where the line above is MISSING"
        findings.append(_probed(_SINGLE_USE, SingleUseSlot(waiting=1), standing, facts))
    findings += [_probed(_LOCAL, LocalSlot(), MISSING_WALL, None), _process_limit()]
    return findings


def verdict(findings: Sequence[Finding]) -> str:
    """What it comes to, in a sentence or two."""
    stands = {finding.name for finding in findings if finding.ok}
    if _DOCKER in stands:
        all_well = len(stands) == len(findings)
        return "Kradan takes Docker slots here" + (
            ": every wall stands." if all_well else ", without what is MISSING above."
        )
    if _SINGLE_USE in stands:
        return f"No Docker slot stands here, but single-use containers do. To take them:\n  {denials.SINGLE_USE}"
    if any(finding.name == _IMAGE and not finding.ok for finding in findings):
        return "Build the sandbox image, as told above: then what runs in it can be looked at."
    if _LOCAL in stands:
        return "Only local slots stand here: enough to try things out; refused in production."
    return "Nothing here can run submissions: mend what is MISSING, from the top."


def _engine() -> tuple[Facts | None, list[Finding]]:
    try:
        with Engine() as engine:
            facts = Facts.of(engine.info())
    except SandboxUnavailable as error:
        told = str(error).removesuffix("; `kradan doctor` says more")
        refused = isinstance(error.__cause__, PermissionError) or "Permission denied" in told
        installed = which("dockerd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
        mend = _ALLOW_ENGINE if refused else _START_ENGINE if installed else _INSTALL_ENGINE
        why = "without one submissions have no container around them: fit for trying out, not for a class."
        return None, [Finding("docker engine", ok=False, detail=told, why=why, mend=mend)]
    return facts, [Finding("docker engine", ok=True, detail=f"{facts.in_words()}; it answers user {os.getuid()}")]


def _limits(facts: Facts) -> Finding:
    """Whether the engine can hold a container to the limits that a slot has."""
    if not facts.missing_limits:
        told = f"memory, processes and CPU time of a container (control groups v{facts.cgroups})"
        return Finding(_LIMITS, ok=True, detail=told)
    detail = f"this engine cannot limit {', '.join(facts.missing_limits)} of a container"
    if facts.is_rootless and facts.cgroups == 1:
        why = "a rootless engine has no limits on control groups v1."
        mend = "start the host with systemd.unified_cgroup_hierarchy=1 on the kernel's command line"
    elif facts.is_rootless:
        why, mend = "the host's systemd has not handed these controllers to the engine's user.", _DELEGATE
    else:
        why, mend = "the kernel has these controllers switched off.", "docker info        # its warnings name them"
    return Finding(_LIMITS, ok=False, detail=detail, why=why, mend=mend)


def _image() -> Finding:
    """The image that every machine needs; those of other languages only some exercises do."""
    name = recipe.image_name()
    mend = build_command(name)
    try:
        with Engine() as engine:
            if engine.image_id(name):
                left = len(old.earlier(engine))
                return Finding(_IMAGE, ok=True, detail=name + (f", and {left} of earlier versions" if left else ""))
    except SandboxUnavailable as error:
        return Finding(_IMAGE, ok=False, detail=str(error), mend=mend)
    return Finding(_IMAGE, ok=False, detail=f"{name} is not built yet", mend=mend)


def _probed(name: str, slot: Slot, standing: str, facts: Facts | None) -> Finding:
    """Run the harmless submission in the slot."""
    try:
        with slot:
            case = slot.run(_PROBE).cases[0]
    except SandboxUnavailable as error:
        told = str(error).removesuffix("; `kradan doctor` says more")
        denial = denials.explain(told, facts)
        return Finding(name, ok=False, detail=told, why=denial.why, mend=denial.mend)
    if case.outcome is not Outcome.EXITED or case.steps[0].value != 42:  # noqa: PLR2004 - six times seven
        return Finding(name, ok=False, detail=f"a harmless submission ended as {case.outcome}: {case.stderr}")
    return Finding(name, ok=True, detail=standing)


def _process_limit() -> Finding:
    ok = counts_processes_per_namespace()
    release = os.uname().release
    if ok:
        return Finding("process limit", ok=True, detail=f"kernel {release} counts the processes of each submission")
    detail = f"kernel {release} counts processes per user only"
    why = "a submission is held by its slot's limit alone; an exercise's own limit on processes is not kept."
    return Finding("process limit", ok=False, detail=detail, why=why, mend="update the kernel to Linux 5.14 or newer")
