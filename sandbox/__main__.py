"""`python -m sandbox`: the sandbox by itself, with no server, exercise or database."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.docker_slots import sweep
from sandbox.doctor import examine, verdict
from sandbox.errors import SandboxError
from sandbox.findings import in_words
from sandbox.image import base, build, recipe
from sandbox.image.kinds import all_kinds, kind_for
from sandbox.languages import LANGUAGES, PYTHON
from sandbox.open_slot import open_slot
from sandbox.slots_by_need import Need
from sandbox.suites import SuiteResult, Verdict
from sandbox.types import CallCase, CaseResult, Limits, Outcome, ProgramCase, RunRequest, SuiteCase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.types import Case

_REFUSED = 2
_BUILDS_AT_ONCE = 2
"""Unpacking the packages of one image keeps about one core busy."""

_DEFAULT = Limits()


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; gives the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
    except (SandboxError, OSError) as error:
        _note(f"sandbox: {error}")
        return _REFUSED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="Run untrusted programs, and say what happened."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="run a program, or call its functions")
    run.add_argument("files", nargs="+", type=Path, help="the program, and other files that it imports")
    run.add_argument(
        "--call", action="append", default=[], metavar="STEP", help='such as "total([1, 2])": call instead of run'
    )
    run.add_argument("--suite", type=Path, metavar="FILE", help="a pytest suite that judges the program instead")
    run.add_argument(
        "--beside",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a file that the suite needs: conftest.py",
    )
    run.add_argument("--sandbox", choices=["auto", "docker", "single-use", "local"], default="auto")
    run.add_argument("--wall", type=float, default=_DEFAULT.wall_seconds, metavar="SECONDS")
    run.add_argument("--memory", type=int, default=_DEFAULT.memory_mib, metavar="MIB")
    run.set_defaults(command=_run)

    doctor = commands.add_parser("doctor", help="which walls stand on this machine, and what mends those that do not")
    doctor.set_defaults(command=_doctor)

    image = commands.add_parser("image", help="the image of Docker slots")
    image.add_argument(
        "what", choices=["build", "base", "name"], help="build it if it is missing; only its base; its name"
    )
    image.add_argument(
        "--language",
        action="append",
        choices=[*LANGUAGES, "all"],
        help="whose image, Python's if left out; may be given several times; all: every language's",
    )
    image.set_defaults(command=_image)

    stray = commands.add_parser("sweep", help="remove the containers of dead owners")
    stray.set_defaults(command=_sweep)
    return parser


def _run(options: argparse.Namespace) -> int:
    files = _read(options.files)
    limits = Limits(wall_seconds=options.wall, cpu_seconds=options.wall, memory_mib=options.memory)
    piped = "" if sys.stdin.isatty() or options.call or options.suite else sys.stdin.read()
    cases: tuple[Case, ...] = tuple(CallCase((step,)) for step in options.call) or (ProgramCase(stdin=piped),)
    if options.suite:
        cases = (SuiteCase(options.suite.name, _read([options.suite, *options.beside])),)
    main = options.files[0].name
    language = next((one.name for one in LANGUAGES.values() if main.endswith(one.suffixes)), PYTHON.name)
    request = RunRequest(files, main, cases, limits, language)
    with open_slot(options.sandbox, need=Need.of(request), build=True, progress=_note, warn=_note) as slot:
        result = slot.run(request)
    if result.compilation:
        _note(result.compilation.text.rstrip() or f"[compiled in {result.compilation.wall_seconds * 1000:.1f} ms]")
    for case in result.cases:
        _show(case)
    return 0 if all(map(_is_well, result.cases)) else 1


def _read(paths: list[Path]) -> dict[str, str]:
    return {path.name: path.read_bytes().decode("utf-8", "surrogateescape") for path in paths}


def _is_well(case: CaseResult) -> bool:
    """Whether a case ended by itself, and passed where that was asked."""
    suite = case.suite or SuiteResult()
    failed = [test for test in suite.tests if test.verdict is Verdict.FAILED]
    return case.outcome is Outcome.EXITED and suite.problem is None and not failed


def _show(case: CaseResult) -> None:
    print(case.stdout, end="")
    print(case.stderr, end="", file=sys.stderr)
    if case.suite:
        _show_suite(case.suite)
    for step in case.steps:
        if step.failure is None:
            print(repr(step.value))
    failure = f" {case.failure.type}: {case.failure.message}" if case.failure else ""
    line = f" (line {case.failure.frames[-1].line})" if case.failure and case.failure.frames else ""
    _note(f"[{case.outcome}{failure}{line}, {case.wall_seconds * 1000:.1f} ms]")


def _show_suite(suite: SuiteResult) -> None:
    for test in suite.tests:
        print(f"{test.verdict:8}{test.name} ({test.outcome}, {test.wall_seconds * 1000:.1f} ms) {test.reason}".rstrip())
        print(test.explanation, end="\n" if test.explanation else "")
    if suite.problem is not None:
        print(f"the suite is broken: {suite.problem}")


def _doctor(_options: argparse.Namespace) -> int:
    findings = examine()
    print("\n".join([*map(in_words, findings), "", verdict(findings)]))
    return 0 if all(finding.ok for finding in findings) else 1


def _image(options: argparse.Namespace) -> int:
    wanted = options.language or [PYTHON.name]
    kinds = all_kinds() if "all" in wanted else tuple(dict.fromkeys(map(kind_for, wanted)))
    if options.what == "name":
        names = [recipe.image_name(kind) for kind in kinds]
    else:
        make = build.ensure if options.what == "build" else base.ensure
        with ThreadPoolExecutor(_BUILDS_AT_ONCE) as pool:
            names = list(pool.map(lambda kind: make(_note, kind=kind), kinds))
    print("\n".join(names))
    return 0


def _sweep(_options: argparse.Namespace) -> int:
    _note(f"removed {sweep()} containers")
    return 0


def _note(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
