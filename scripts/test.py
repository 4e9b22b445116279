"""Everything that CI runs: `python -m scripts.test [PATH…]`.

Installs what the tests need (as root on Debian), starts what is not running, builds the images that are missing, runs the checks and
all tests, and ends what it started, also on failure and on Ctrl-C. With paths, only the tests there are run.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from types import FrameType
from typing import NoReturn

from scripts import check, engine, packages, postgres
from scripts.steps import Ended, Step, module, run, summary

IMAGES = Step("sandbox images", module("sandbox", "image", "build", "--language", "all"))
SIDE_BY_SIDE = ("-n", "2", "--dist", "worksteal")
"""Two processes: most tests wait, for a slot, a browser or a server. Each takes over from the other when it is done."""
EVERYTHING = Step("tests", module("pytest", "--durations=15", *SIDE_BY_SIDE))


def main(paths: Sequence[str]) -> int:
    """Run the checks and the tests, or the tests of the given paths only; 0 when all is well."""
    signal.signal(signal.SIGTERM, _end)
    with ExitStack() as services:
        remarks, environ, prepared = _prepare(services)
        if paths:
            ended = run([Step("tests", module("pytest", *paths))], environ)
        else:
            ended = run([*check.STATIC, EVERYTHING], environ)
    return summary([*prepared, *ended], remarks)


def _prepare(services: ExitStack) -> tuple[list[str], dict[str, str], list[Ended]]:
    """Have packages, engine, images and database; returns remarks, what tests find in the environment, and steps run."""
    remarks, environ, prepared = packages.ensure(), {}, []
    no_engine = services.enter_context(engine.running())
    if no_engine is None:
        prepared = run([IMAGES])
    else:
        remarks.append(f"tests of the sandbox in Docker are skipped: {no_engine}")
    if postgres.programs() is not None:
        environ["KRADAN_TEST_POSTGRES_URL"] = services.enter_context(postgres.cluster())
    return remarks, environ, prepared


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Leave through every `finally`, so that what was started is ended."""
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main(sys.argv[1:]))
