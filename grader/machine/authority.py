"""A certificate authority of this machine's own, for a school's network: it can vouch for private addresses only."""

from __future__ import annotations

import ipaddress
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Address = ipaddress.IPv4Address

YEARS = 10
"""As long as devices are told to trust it: teaching a class to trust another one costs a lesson."""
BEFORE = timedelta(days=2)
"""Clocks of devices are often slow: what is made now was already valid then."""
PRIVATE = tuple(
    ipaddress.IPv4Network(one)
    for one in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "127.0.0.0/8")
)
"""Addresses that mean nothing outside of a network: whoever stole the key could be nobody on the internet."""
PRIVATE_NAMES = ("local", "lan", "internal", "home.arpa", "localhost")
"""All names under these are of a network's own."""

FOR_SERVERS = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
"""Of the authority, too: it says nothing of programs, of mail or of people, for which no name is constrained."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def may_vouch_for(self, address: Address) -> bool:
        """Whether a certificate for this address would be trusted by those who trust the authority."""
        constraints = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        networks = [one.value for one in constraints.permitted_subtrees or () if isinstance(one, x509.IPAddress)]
        return any(isinstance(one, ipaddress.IPv4Network) and address in one for one in networks)


def make_authority(machine: str, addresses: Iterable[Address], now: datetime) -> Authority:
    """A new one for a machine of this name; of its addresses the public ones are vouched for, too, each by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([
        x509.NameAttribute(NameOID.COMMON_NAME, f"Kradan {machine[:40]} {secrets.token_hex(2)}"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Kradan"),
    ])  # fmt: skip
    public_key = key.public_key()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(key_usage(for_signing_certificates=True), critical=True)
        .add_extension(FOR_SERVERS, critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(_constraints(addresses), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Authority(certificate, key)


def load_authority(folder: Path) -> Authority | None:
    """The one that lies in the folder; None where there is none. Raises ValueError where it cannot be read."""
    try:
        certificate = x509.load_pem_x509_certificate((folder / "authority.crt").read_bytes())
        key = serialization.load_pem_private_key((folder / "authority.key").read_bytes(), password=None)
    except FileNotFoundError:
        return None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise ValueError("authority.crt and authority.key do not belong together")
    return Authority(certificate, key)


def save_authority(folder: Path, authority: Authority) -> None:
    """Write it down, the key for this account alone; the certificate last, since it is what tells that all is there."""
    write_private(folder / "authority.key", private_pem(authority.key))
    written = folder / "authority.crt.new"
    written.write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
    written.replace(folder / "authority.crt")


def private_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The key as a file of its own."""
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(encoding, form, serialization.NoEncryption())


def write_private(file: Path, content: bytes) -> None:
    """Write a file that only this account can read, whole or not at all."""
    written = file.with_name(f"{file.name}.new")
    written.unlink(missing_ok=True)
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
    written.replace(file)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate as devices show it: `AB:CD:…`."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _constraints(addresses: Iterable[Address]) -> x509.NameConstraints:
    """Never the machine's bare name: one that is called `school` or `app` could then vouch for a whole domain of the internet."""
    own = [ipaddress.IPv4Network(one) for one in addresses if not any(one in network for network in PRIVATE)]
    permitted: list[x509.GeneralName] = [x509.IPAddress(network) for network in [*PRIVATE, *own]]
    return x509.NameConstraints([*permitted, *(x509.DNSName(name) for name in PRIVATE_NAMES)], None)


def key_usage(*, for_signing_certificates: bool) -> x509.KeyUsage:
    """What a key is for: certificates are signed with the authority's, and the beginning of a connection with a server's."""
    return x509.KeyUsage(
        digital_signature=not for_signing_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=for_signing_certificates,
        crl_sign=for_signing_certificates,
        encipher_only=False,
        decipher_only=False,
    )
