"""The certificate of this machine's web server on a school's network: made by its own authority, and made anew in time."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from grader.machine.authority import (
    BEFORE,
    FOR_SERVERS,
    Address,
    Authority,
    key_usage,
    load_authority,
    make_authority,
    private_pem,
    save_authority,
    write_private,
)

DAYS = 390
"""With the two that lie before it is made: iOS refuses a server's certificate that is valid for more than 825 days. Browsers refuse
398 where the authority is a public one; nothing of ours would have to change if they asked it of all."""
RENEWED_BEFORE = timedelta(days=90)
LOCALHOST = ipaddress.IPv4Address("127.0.0.1")


class CertificateError(Exception):
    """The certificate cannot be used or made; the text says why and how to mend it."""

    is_told = True


@dataclass(frozen=True, slots=True)
class Machine:
    """What this machine is called in its network, now."""

    name: str
    """Without a domain, small letters."""
    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """Where key and certificates lie."""

    folder: Path

    @property
    def server(self) -> Path:
        """Key and certificates of the web server in one file, so that both are replaced at once."""
        return self.folder / "server.pem"

    @property
    def authority(self) -> Path:
        """The certificate that devices are to trust."""
        return self.folder / "authority.crt"


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """A certificate of the school's own with those that lead to its authority, and its key, as PEM files."""

    certificate: Path
    key: Path


def ensure(files: Files, machine: Machine, now: datetime) -> bool:
    """Make what is missing, outdated, or not for these addresses; whether the server's certificate is a new one.

    Raises CertificateError where the authority's files cannot be read.
    """
    files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = _authority(files, machine, now)
    wanted = _names(machine, authority)
    if _is_good(files.server, authority, wanted, now):
        return False
    write_private(files.server, _server_pem(authority, machine, wanted, now))
    return True


def own_certificate(certificate: Path, key: Path) -> bytes:
    """A certificate of the school's own and its key, as one file. Raises CertificateError."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
        return key.read_bytes().rstrip() + b"\n" + certificate.read_bytes()
    except ssl.SSLError as error:
        raise CertificateError(
            f"{certificate} and {key} cannot be used: {error.reason or error}. The first must hold the server's certificate"
            " and those that lead to its authority, the second the key that belongs to it without a password, both as PEM."
        ) from error
    except OSError as error:
        raise CertificateError(f"{error.filename or certificate} cannot be read: {error.strerror}") from error


def first_name(pem: bytes) -> str | None:
    """The first name without a wildcard that a server's certificate is for."""
    certificate = x509.load_pem_x509_certificates(pem)[0]
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return None
    return next((name for name in names.get_values_for_type(x509.DNSName) if not name.startswith("*")), None)


def _authority(files: Files, machine: Machine, now: datetime) -> Authority:
    try:
        authority = load_authority(files.folder)
    except ValueError as error:
        raise CertificateError(
            f"The certificate authority in {files.folder} cannot be used: {error}. Put the files back from a copy, or remove"
            " the folder: a new one is made then, which every device has to be told to trust again."
        ) from error
    if authority is None or authority.certificate.not_valid_after_utc < now + RENEWED_BEFORE:
        authority = make_authority(machine.name, machine.addresses, now)
        save_authority(files.folder, authority)
    return authority


def _names(machine: Machine, authority: Authority) -> Sequence[x509.GeneralName]:
    """All that the certificate is for, in a fixed order."""
    addresses = sorted({LOCALHOST, *machine.addresses})
    names = sorted({"localhost", f"{machine.name}.local", f"{machine.name}.lan"})
    vouched = [x509.IPAddress(one) for one in addresses if authority.may_vouch_for(one)]
    return [*(x509.DNSName(one) for one in names), *vouched]


def _is_good(file: Path, authority: Authority, wanted: Sequence[x509.GeneralName], now: datetime) -> bool:
    try:
        certificate = x509.load_pem_x509_certificate(file.read_bytes())
        certificate.verify_directly_issued_by(authority.certificate)
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        certificate.extensions.get_extension_for_class(x509.KeyUsage)  # those of earlier releases had none
    except Exception:  # noqa: BLE001 - whatever is wrong with it, a new one is made
        return False
    return list(names) == list(wanted) and certificate.not_valid_after_utc > now + RENEWED_BEFORE


def _server_pem(authority: Authority, machine: Machine, names: Sequence[x509.GeneralName], now: datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = authority.certificate
    authority_id = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{machine.name[:50]}.local")]))
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(min(now + timedelta(days=DAYS), issuer.not_valid_after_utc))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(key_usage(for_signing_certificates=False), critical=True)
        .add_extension(FOR_SERVERS, critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(authority_id), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    return private_pem(key) + certificate.public_bytes(serialization.Encoding.PEM)
