"""What `kradan up` says when everything runs."""

from __future__ import annotations

from grader import demo
from grader.access import Role
from grader.machine.address import lan_address
from grader.machine.lan import Lan
from grader.machine.sandbox import Walls


def greeting(*, port: int, lan: Lan | None, with_demo: bool, code: str | None, walls: Walls) -> str:
    """The address, who can sign in, and what the sandbox is made of."""
    parts = [
        _addresses(port, lan),
        _accounts() if with_demo else "",
        _setup(port, code) if code else "",
        walls.told,
    ]
    return "\n\n".join(part for part in parts if part) + "\n\n  Ctrl-C ends everything.\n"


def _addresses(port: int, lan: Lan | None) -> str:
    lines = ["", f"  Kradan is running:   http://127.0.0.1:{port}"]
    if lan is not None:
        here = lan_address() or "<this machine>"
        lines.append(f"  In this network:     https://{lan.name or here}:{lan.https_port}")
        if lan.name is None:
            lines.append(
                f"  Set devices up:      http://{here}:{port}/lan   (three steps each, once; show the page with its code)"
            )
        lines.append(
            f"  Without encryption:  http://{here}:{port}   (all works, but others can read along and nothing starts offline)"
        )
    return "\n".join(lines)


def _accounts() -> str:
    everyone = demo.accounts()
    pupils = [one for one in everyone if one.role is Role.STUDENT]
    lines = [f"  Demo accounts; the password of all is {demo.PASSWORD} (so this is for trying only):"]
    lines += [
        f"    {one.username:<10} {one.role.value:<8} {one.name}" for one in everyone if one.role is not Role.STUDENT
    ]
    lines.append(
        f"    {pupils[0].username:<10} student  {pupils[0].name}, and so on to {pupils[-1].username} (class {demo.CLASS})"
    )
    return "\n".join(lines)


def _setup(port: int, code: str) -> str:
    return (
        f"  There is no administrator yet. Make the first one at http://127.0.0.1:{port}/setup\n"
        f"  with this code, which works once:   {code}"
    )
