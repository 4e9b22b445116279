"""Asks ruff what it finds in a submission: a process that only reads, with limits, no settings and no memory of the last time.

`python -m grader.linter` prints the codes of all rules, for `grader/exercise/linter_rules.py`.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from functools import cache

from ruff.__main__ import find_ruff_bin

from grader.errors import Retryable
from grader.exercise.linter_rules import PREVIEW
from grader.exercise.source_tests import StyleTest
from grader.marking.lint import WALL_SECONDS, Linted, LintFinding

PINNED = "0.17.6"
"""The one version that Kradan is made for; in the requirements too."""

TARGET = "py313"
"""The Python of a slot's image."""

CPU_SECONDS = 5
MEMORY_KIB = 1 << 20
MOST_BLOCKS = 1 << 13
"""Of 512 bytes, of what it may say: four MiB are far more findings than anyone reads."""

_NEVER_RAN = frozenset({125, 126, 127})
"""Exit codes of the shell that sets the limits: the first is ours, the others mean that there is no such program."""

_SET_LIMITS = 'ulimit -t "$1" && ulimit -v "$2" && ulimit -f "$3" && ulimit -c 0 || exit 125; shift 3; exec "$@"'
_LIMITED = ("/bin/sh", "-c", _SET_LIMITS, "sh", str(CPU_SECONDS), str(MEMORY_KIB), str(MOST_BLOCKS))
_WRONGLY_ASKED = (b"For more information, try '--help'", b"Unknown rule selector")
"""What it says where the fault is ours."""

_ENVIRONMENT = {"LANG": "C.UTF-8", "NO_COLOR": "1", "PATH": "/usr/local/bin:/usr/bin:/bin", "RAYON_NUM_THREADS": "1"}
_NO_PYTHON = frozenset({None, "invalid-syntax", "E999", "E902"})
"""Findings that say only that there is nothing to read."""


def lint(test: StyleTest, files: Mapping[str, str]) -> Linted:
    """What ruff finds in the Python files among `files` (name to source).

    A file on which it crashes, hangs or grows is one that it could not read. Raises Retryable where it cannot be started.
    """
    until = time.monotonic() + WALL_SECONDS
    told = [_read(test, name, source, until) for name, source in files.items() if name.endswith(".py")]
    findings = tuple(finding for one in told for finding in one.findings)
    return Linted(findings, any(one.is_unread for one in told))


def version() -> str:
    """The version of ruff that is installed. Raises Retryable."""
    try:
        asked = subprocess.run(
            [_program(), "--version"], check=True, capture_output=True, env=_ENVIRONMENT, timeout=WALL_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Retryable("linter-unavailable", reason=str(error)) from error
    return asked.stdout.decode().removeprefix("ruff").strip()


def codes() -> Iterator[tuple[str, str]]:
    """The code and the status (`Stable`, `Preview`, `Removed`) of every rule that the installed version has."""
    asked = subprocess.run(
        [_program(), "rule", "--all", "--output-format", "json"], check=True, capture_output=True, env=_ENVIRONMENT
    )
    for rule in json.loads(asked.stdout):
        if rule["code"]:
            yield rule["code"], next(iter(rule["status"]))


def _read(test: StyleTest, name: str, source: str, until: float) -> Linted:
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(
                [*_LIMITED, _program(), *_arguments(test, name)],
                input=source.encode("utf-8", "surrogatepass"),
                stdout=said,
                stderr=subprocess.PIPE,
                check=False,
                cwd="/",
                env=_ENVIRONMENT,
                timeout=max(until - time.monotonic(), 0),
            )
        except subprocess.TimeoutExpired:
            return Linted(is_unread=True)
        except OSError as error:
            raise Retryable("linter-unavailable", reason=str(error)) from error
        if done.returncode in _NEVER_RAN or any(words in done.stderr for words in _WRONGLY_ASKED):
            raise Retryable("linter-unavailable", reason=done.stderr.decode("utf-8", "replace")[:500])
        said.seek(0)
        return Linted(is_unread=True) if done.returncode else _linted(said.read(), name)


def _arguments(test: StyleTest, name: str) -> list[str]:
    """No settings of any folder, nothing written, and no word of the code itself about what may be looked at."""
    arguments = ["check", "--isolated", "--no-cache", "--quiet", "--exit-zero", "--ignore-noqa", "--output-format=json"]
    arguments += [
        f"--target-version={TARGET}",
        f"--line-length={test.line_length}",
        f"--select={','.join(test.select)}",
    ]
    if test.ignore:
        arguments.append(f"--ignore={','.join(test.ignore)}")
    if not PREVIEW.isdisjoint(test.select):
        arguments += ["--preview", "--config", "lint.explicit-preview-rules = true"]
    return [*arguments, "--stdin-filename", name, "-"]


def _linted(said: bytes, name: str) -> Linted:
    try:
        told = json.loads(said)
        if any(one["code"] in _NO_PYTHON for one in told):
            return Linted(is_unread=True)
        found = [
            LintFinding(one["code"], one["message"], name, one["location"]["row"], one["location"]["column"])
            for one in told
        ]
    except (ValueError, KeyError, TypeError):  # it was cut off, or is of another version
        return Linted(is_unread=True)
    return Linted(tuple(sorted(found, key=lambda one: (one.line, one.column, one.code))))


@cache
def _program() -> str:
    """Where ruff is. Raises Retryable."""
    try:
        return str(find_ruff_bin())
    except OSError as error:
        raise Retryable("linter-unavailable", reason=str(error)) from error


if __name__ == "__main__":  # pragma: no cover - the command
    for wanted in ("Stable", "Preview"):
        print(wanted, *(code for code, status in codes() if status == wanted))  # noqa: T201 - it is asked to
