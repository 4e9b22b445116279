"""Why a machine does not let a slot build its walls, as far as it can be seen from outside, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.supervisor import layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.docker_slots.facts import Facts

SINGLE_USE = "kradan up --sandbox single-use        # a server: KRADAN_SANDBOX=single-use"
"""The way that needs no namespaces and no mounts."""

_KNOBS = (
    ("user.max_user_namespaces", "0", "15000", "this kernel gives nobody a user namespace"),
    ("kernel.unprivileged_userns_clone", "0", "1", "this kernel gives user namespaces to root only"),
    (
        "kernel.apparmor_restrict_unprivileged_userns",
        "1",
        "0",
        "AppArmor gives programs that it does not know no rights in a user namespace (Ubuntu 23.10 and newer)",
    ),
)
"""Settings of the kernel that deny namespaces: name, the value that does, the one that does not, and what it means."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Why, and the commands that mend it, one a line."""

    why: str
    mend: str


def explain(told: str, facts: Facts | None, read: Callable[[str], str | None] | None = None) -> Denial:
    """The likely cause of what a slot told when it could not start.

    Args:
        told: its own words.
        facts: what the engine says of itself; None for a slot without one.
        read: gives a kernel setting's value, None where the kernel has no such setting.
    """
    if "rlimit" in told:
        return _too_few_files(facts)
    for name, denying, allowing, meaning in _KNOBS:
        if (read or _kernel_setting)(name) == denying and "namespaces" in told:
            keep = f"echo '{name}={allowing}' | sudo tee /etc/sysctl.d/90-kradan.conf && sudo sysctl --system"
            return _with_another_way(facts, f"{meaning} ({name} = {denying}).", keep)
    if facts and "mount" in told:
        return _mounts_denied(facts)
    if "namespaces" in told:
        who = "the engine's host, or what the engine itself runs in," if facts else "something on this machine"
        return _with_another_way(facts, f"{who} denies namespaces: no kernel setting that is known here does.", "")
    return Denial("", "")


def _mounts_denied(facts: Facts) -> Denial:
    guards = {
        "apparmor": "AppArmor's profile for containers, docker-default, denies every mount inside them.",
        "selinux": "SELinux denies mounts inside containers.",
    }
    why = next((text for name, text in guards.items() if name in facts.security), "something denies mounts.")
    return Denial(f"{why} Single-use containers need none.", SINGLE_USE)


def _too_few_files(facts: Facts | None) -> Denial:
    edit = "systemctl --user edit docker" if facts and facts.is_rootless else "sudo systemctl edit docker"
    restart = edit.replace(" edit ", " restart ")
    return Denial(
        f"the engine may open fewer than {layout.OPEN_FILES_OF_A_SLOT} files itself (its hard limit of open files), and cannot"
        " give a container what it does not have.",
        f"{edit}        # add: [Service] LimitNOFILE=65536\n{restart}",
    )


def _with_another_way(facts: Facts | None, why: str, mend: str) -> Denial:
    if facts is None:
        return Denial(why, mend)
    return Denial(
        f"{why} Where that cannot be changed, single-use containers need no namespaces.",
        f"{mend}\n{SINGLE_USE}".strip(),
    )


def _kernel_setting(name: str) -> str | None:
    try:
        return Path("/proc/sys", *name.split(".")).read_text(encoding="ascii").strip()
    except OSError:
        return None
