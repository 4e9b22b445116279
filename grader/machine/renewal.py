"""`python -m grader.machine.renewal FOLDER [CERTIFICATE KEY]`: keeps the web server's certificate valid under `kradan up --lan`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from grader.clock import now
from grader.machine.address import own_addresses, own_name
from grader.machine.authority import write_private
from grader.machine.certificate import CertificateError, Files, Machine, OwnFiles, ensure, own_certificate

LOOKS_EVERY_SECONDS = 30
"""A machine that got another address in its network is reached by it so soon."""
COMMAND = [sys.executable, "-m", "grader.machine.renewal"]


def this_machine() -> Machine:
    """Its name and addresses as they are now."""
    return Machine(own_name(), own_addresses())


def renew(files: Files, own: OwnFiles | None) -> bool:
    """Make the certificate anew where that is needed, or take over the school's own; whether it is a new one.

    Raises CertificateError.
    """
    if own is None:
        return ensure(files, this_machine(), now())
    files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    wanted = own_certificate(own.certificate, own.key)
    if files.server.is_file() and files.server.read_bytes() == wanted:
        return False
    write_private(files.server, wanted)
    return True


def keep(files: Files, own: OwnFiles | None) -> None:
    """Look again and again, until SIGTERM; what cannot be used is told, and the one that is there stays."""
    told = ""
    while True:
        try:
            said = "the web server has a new certificate" if renew(files, own) else ""
        except CertificateError as error:
            said = str(error)
        if said and said != told:
            print(f"kradan: {said}", file=sys.stderr, flush=True)  # noqa: T201 - `kradan up` shows it
        told = said
        time.sleep(LOOKS_EVERY_SECONDS)


if __name__ == "__main__":
    paths = [Path(one) for one in sys.argv[1:]]
    keep(Files(paths[0]), OwnFiles(*paths[1:]) if paths[1:] else None)
