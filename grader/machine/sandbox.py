"""Which sandbox `kradan up` takes on this machine, and what it says of its walls."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.settings import SandboxChoice
from sandbox.docker_slots.engine import Engine
from sandbox.doctor import Finding, examine
from sandbox.errors import SandboxUnavailable
from sandbox.image import build

SLOTS = {SandboxChoice.DOCKER: "docker slot", SandboxChoice.LOCAL: "local slot"}
"""The findings that say whether such a slot ran a submission here."""


@dataclass(frozen=True, slots=True)
class Walls:
    """The kind of slot that the workers open, and what a person should know about it."""

    choice: SandboxChoice
    told: str


def choose_walls(wish: SandboxChoice, say: Callable[[str], None]) -> Walls:
    """Docker where an engine answers this user (its image is built when missing, with progress), else the local slot.

    Raises SandboxUnavailable when the slot that was asked for runs nothing here; also where an engine answers whose slots cannot
    close submissions in: less than that is taken only when it is asked for.
    """
    choice = wish
    if wish is not SandboxChoice.LOCAL:
        answers = _engine_answers()
        if answers:
            build.ensure(say)
        choice = SandboxChoice.DOCKER if answers or wish is SandboxChoice.DOCKER else SandboxChoice.LOCAL
    findings = examine()
    if any(finding.ok and finding.name == SLOTS[choice] for finding in findings):
        return Walls(choice, _told(choice, findings))
    missing = "\n".join(in_words(finding) for finding in findings if not finding.ok)
    lesser = any(finding.ok and finding.name == SLOTS[SandboxChoice.LOCAL] for finding in findings)
    accept = (
        "\nTo accept slots without the wall of a container, on a machine of your own: --sandbox local" if lesser else ""
    )
    raise SandboxUnavailable(f"no {SLOTS[choice]} runs here:\n{missing}{accept}")


def in_words(finding: Finding) -> str:
    """One finding with the command that mends it."""
    mark = "ok     " if finding.ok else "MISSING"
    head = textwrap.fill(
        f"{mark}  {finding.name}: {finding.detail}",
        98,
        subsequent_indent=" " * 9,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return head + (f"\n         mend it with:  {finding.mend}" if finding.mend and not finding.ok else "")


def _engine_answers() -> bool:
    try:
        with Engine() as engine:
            engine.version()
    except SandboxUnavailable:
        return False
    return True


def _told(choice: SandboxChoice, findings: Sequence[Finding]) -> str:
    """The walls that stand; what is missing of the chosen kind, loudly."""
    shown = [finding for finding in findings if not finding.ok or finding.name == SLOTS[choice]]
    head = (
        "Sandbox: Docker slots"
        if choice is SandboxChoice.DOCKER
        else "SANDBOX: LOCAL SLOTS, WITHOUT THE WALL OF A CONTAINER"
    )
    return textwrap.indent("\n".join([head, *(in_words(finding) for finding in shown)]), "  ")
