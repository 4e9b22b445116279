"""Which sandbox `kradan up` takes on this machine, and what it says of its walls."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.settings import SandboxChoice
from sandbox.docker_slots.engine import Engine
from sandbox.doctor import examine
from sandbox.errors import SandboxUnavailable
from sandbox.findings import Finding, in_words
from sandbox.image import build

SLOTS = {
    SandboxChoice.DOCKER: "docker slot",
    SandboxChoice.SINGLE_USE: "single-use containers",
    SandboxChoice.LOCAL: "local slot",
}
"""The findings that say whether such a slot ran a submission here."""


_OFFERS = {
    SandboxChoice.SINGLE_USE: "For the same protection at a quarter of a second for each submission: --sandbox single-use",
    SandboxChoice.LOCAL: "To accept slots without the wall of a container, on a machine of your own: --sandbox local",
}
"""What may be asked for where the best cannot be had; never taken unasked."""

_HEADS = {
    SandboxChoice.DOCKER: "Sandbox: Docker slots",
    SandboxChoice.SINGLE_USE: "Sandbox: single-use containers",
    SandboxChoice.LOCAL: "SANDBOX: LOCAL SLOTS, WITHOUT THE WALL OF A CONTAINER",
}


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
        if wish is SandboxChoice.AUTO:
            choice = SandboxChoice.DOCKER if answers else SandboxChoice.LOCAL
    findings = examine()
    stands = {kind for kind, name in SLOTS.items() if any(one.ok and one.name == name for one in findings)}
    if choice in stands:
        return Walls(choice, _told(choice, findings))
    missing = "\n".join(in_words(finding) for finding in findings if not finding.ok)
    offers = "".join(f"\n{_OFFERS[kind]}" for kind in _OFFERS if kind in stands)
    raise SandboxUnavailable(f"no {SLOTS[choice]} runs here:\n{missing}{offers}")


def _engine_answers() -> bool:
    try:
        with Engine() as engine:
            engine.version()
    except SandboxUnavailable:
        return False
    return True


def _told(choice: SandboxChoice, findings: Sequence[Finding]) -> str:
    """The walls that stand; what is missing of the chosen kind, loudly."""
    shown = [
        finding
        for finding in findings
        if finding.name == SLOTS[choice] or not (finding.ok or finding.name in SLOTS.values())
    ]
    return textwrap.indent("\n".join([_HEADS[choice], *(in_words(finding) for finding in shown)]), "  ")
