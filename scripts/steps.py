"""Steps of a check: a command each, run one after the other, all of them, with one summary at the end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Step:
    """One command, what it proves, and what to do when it fails."""

    name: str
    command: tuple[str, ...]
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a step ended."""

    step: Step
    code: int
    seconds: float


def tool(name: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that runs one of the environment's own programs."""
    return (str(BIN / name), *arguments)


def module(name: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that runs a module with this Python."""
    return (sys.executable, "-m", name, *arguments)


def run(steps: Iterable[Step], environ: Mapping[str, str] | None = None) -> list[Ended]:
    """Run every step, whatever the ones before it said; extra variables are added to the environment."""
    return [_run_one(step, os.environ | dict(environ or {})) for step in steps]


def _run_one(step: Step, environ: Mapping[str, str]) -> Ended:
    print(f"\n── {step.name}", flush=True)
    began = time.monotonic()
    ended = subprocess.run(step.command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, check=False)
    return Ended(step, ended.returncode, time.monotonic() - began)


def summary(ended: Iterable[Ended], remarks: Iterable[str] = ()) -> int:
    """Print what each step came to, and return 0 when all are well, else 1."""
    ended = list(ended)
    print("\n── summary")
    for one in ended:
        mend = f"   → {one.step.mend}" if one.code and one.step.mend else ""
        print(f"{'failed' if one.code else 'ok':>7}  {one.seconds:6.1f} s  {one.step.name}{mend}")
    for remark in remarks:
        print(f"   note  {remark}")
    return int(any(one.code for one in ended))
