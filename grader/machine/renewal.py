"""`python -m grader.machine.renewal FOLDER`: keeps the certificate of the web server valid while `kradan up --lan` runs."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from grader.clock import now
from grader.machine.address import own_addresses, own_name
from grader.machine.certificate import Files, Machine, ensure

LOOKS_EVERY_SECONDS = 30
"""A machine that got another address in its network is reached by it so soon."""
COMMAND = [sys.executable, "-m", "grader.machine.renewal"]


def this_machine() -> Machine:
    """Its name and addresses as they are now."""
    return Machine(own_name(), own_addresses())


def keep(folder: Path) -> None:
    """Look again and again, until SIGTERM."""
    while True:
        if ensure(Files(folder), this_machine(), now()):
            print("kradan: a new certificate for the addresses of this machine", file=sys.stderr, flush=True)  # noqa: T201 - `kradan up` shows it
        time.sleep(LOOKS_EVERY_SECONDS)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
