"""What `kradan up --lan` runs besides: HTTPS beside plain HTTP, and what keeps its certificate valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.machine import certificate, renewal
from grader.machine.certificate import Files, OwnFiles
from grader.machine.processes import Program


@dataclass(frozen=True, slots=True)
class Lan:
    """How the school's network is served."""

    http_port: int
    https_port: int
    own: OwnFiles | None = None
    """A certificate of the school's own; None: one of this machine's own authority."""
    name: str | None = None
    """The name in the school's own certificate."""

    def environ(self, *, https: bool) -> Mapping[str, str]:
        """What a web server of it finds in its environment."""
        name = {"KRADAN_LAN_NAME": self.name} if self.name else {}
        ports = {"KRADAN_HTTP_PORT": str(self.http_port), "KRADAN_HTTPS_PORT": str(self.https_port)}
        return {**ports, **name, "KRADAN_HTTPS": "true" if https else "false"}


def prepare(folder: Path, http_port: int, https_port: int, own: OwnFiles | None) -> Lan:
    """Make the certificate, or take the school's own. Raises CertificateError."""
    files = Files(folder)
    renewal.renew(files, own)
    name = certificate.first_name(files.server.read_bytes()) if own else None
    if own and name is None:
        raise certificate.CertificateError(
            f"{own.certificate} holds no name for which browsers would take it: ask its authority for one with the name of this"
            " machine as a DNS name (subjectAltName)."
        )
    return Lan(http_port, https_port, own, name)


def keeper(folder: Path, own: OwnFiles | None, environ: Mapping[str, str]) -> Program:
    """What keeps the certificate valid while all runs."""
    files = [str(own.certificate), str(own.key)] if own else []
    return Program("keeper of certificates", [*renewal.COMMAND, str(folder), *files], environ)
