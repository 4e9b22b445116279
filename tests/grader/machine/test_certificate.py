"""The authority of a school's network and the certificate of its server, as TLS itself judges them."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from grader.machine import address
from grader.machine.authority import BEFORE, fingerprint, load_authority, make_authority
from grader.machine.certificate import DAYS, CertificateError, Files, Machine, ensure, first_name, own_certificate
from grader.machine.tls import ssl_context

NOW = datetime.now(UTC).replace(microsecond=0)
LAB = ipaddress.IPv4Address("192.168.1.10")
OTHER = ipaddress.IPv4Address("10.7.0.3")
PUBLIC = ipaddress.IPv4Address("203.0.113.9")
MACHINE = Machine("teacher-pc", (LAB,))


@pytest.fixture
def files(tmp_path: Path) -> Files:
    made = Files(tmp_path / "https")
    ensure(made, MACHINE, NOW)
    return made


def served(files: Files) -> x509.Certificate:
    return x509.load_pem_x509_certificate(files.server.read_bytes())


def context_of(files: Files) -> ssl.SSLContext:
    """What a web server of these files was started with."""

    class Conf:
        certfile = str(files.server)

    return ssl_context(Conf, ssl.create_default_context)


def connects(files: Files, name: str, *, trusting: Path | None = None, server: ssl.SSLContext | None = None) -> str:
    """What a client that trusts the authority says of a server that is reached by this name: "" where all is well."""

    ours, theirs = socket.socketpair()
    server = server or context_of(files)
    client = ssl.create_default_context(cafile=trusting or files.authority)

    def serve() -> None:
        try:
            with server.wrap_socket(theirs, server_side=True) as line:
                line.recv(1)
        except (ssl.SSLError, OSError):
            theirs.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with client.wrap_socket(ours, server_hostname=name) as line:
            line.send(b"x")
    except ssl.SSLError as error:
        return str(error)
    else:
        return ""
    finally:
        ours.close()
        thread.join()


@pytest.mark.parametrize("name", ["192.168.1.10", "127.0.0.1", "localhost", "teacher-pc.local", "teacher-pc.lan"])
def test_a_device_that_trusts_the_authority_reaches_the_server_by_every_name_and_address(files, name):
    assert connects(files, name) == ""


@pytest.mark.parametrize("name", ["192.168.1.11", "example.com", "other.local"])
def test_it_vouches_for_no_other_name(files, name):
    assert "mismatch" in connects(files, name)


def test_a_device_that_does_not_trust_the_authority_is_warned(files, tmp_path):
    other = Files(tmp_path / "other")
    ensure(other, MACHINE, NOW)
    assert "certificate verify failed" in connects(files, "127.0.0.1", trusting=other.authority)


@pytest.mark.parametrize("name", ["bank.example", "203.0.113.9"])
def test_whoever_stole_the_authoritys_key_can_be_nobody_on_the_internet(tmp_path, name):
    """A certificate for another name, signed with the real key: a device refuses it for the authority's constraints."""
    files = Files(tmp_path / "https")
    ensure(files, MACHINE, NOW)
    authority = load_authority(files.folder)
    assert authority is not None
    from grader.machine import certificate

    wanted = [x509.IPAddress(PUBLIC) if name[0].isdigit() else x509.DNSName(name)]
    files.server.write_bytes(certificate._server_pem(authority, MACHINE, wanted, NOW))
    assert "permitted subtree violation" in connects(files, name)


def test_a_machine_that_is_called_like_a_domain_of_the_internet_vouches_for_none_of_its_names(tmp_path):
    """`school`, `app` and `computer` are top-level domains, and names that people give to machines."""
    from grader.machine import certificate

    school, files = Machine("school", MACHINE.addresses), Files(tmp_path / "https")
    ensure(files, school, NOW)
    assert connects(files, "school.local") == ""
    authority = load_authority(files.folder)
    assert authority is not None
    files.server.write_bytes(certificate._server_pem(authority, school, [x509.DNSName("bank.school")], NOW))
    assert "permitted subtree violation" in connects(files, "bank.school")


def test_a_public_address_that_the_machine_had_is_vouched_for_alone(tmp_path):
    authority = make_authority("x", [PUBLIC], NOW)
    assert authority.may_vouch_for(PUBLIC)
    assert not authority.may_vouch_for(PUBLIC + 1)
    assert not make_authority("x", [LAB], NOW).may_vouch_for(PUBLIC)


def test_nothing_is_made_anew_without_need(files):
    before = files.server.read_bytes(), files.authority.read_bytes()
    assert not ensure(files, MACHINE, NOW + timedelta(days=200))
    assert (files.server.read_bytes(), files.authority.read_bytes()) == before


@pytest.mark.parametrize(
    ("machine", "later"),
    [
        (Machine("teacher-pc", (LAB, OTHER)), timedelta(0)),
        (Machine("teacher-pc", (OTHER,)), timedelta(0)),
        (Machine("new-name", (LAB,)), timedelta(0)),
        (MACHINE, timedelta(days=DAYS - 90)),
    ],
    ids=["one more address", "another address", "another name", "near its end"],
)
def test_it_is_made_anew_when_it_is_needed_and_devices_go_on_trusting(files, machine, later):
    authority, number = files.authority.read_bytes(), served(files).serial_number
    assert ensure(files, machine, NOW + later)
    assert files.authority.read_bytes() == authority
    assert served(files).serial_number != number
    if not later:
        assert connects(files, str(machine.addresses[-1])) == ""


@pytest.mark.parametrize("name", [str(OTHER), "new-name.local"], ids=["by address", "by name"])
def test_connections_get_the_new_certificate_without_a_restart(files, name):
    running = context_of(files)
    assert connects(files, name, server=running) != ""
    ensure(files, Machine("new-name", (LAB, OTHER)), NOW)
    assert connects(files, name, server=running) == ""


def test_a_certificate_that_is_away_for_a_moment_stops_nobody(files):
    running = context_of(files)
    files.server.unlink()
    assert connects(files, str(LAB), server=running) == ""


def test_a_damaged_certificate_is_made_anew(files):
    files.server.write_text("damaged")
    assert ensure(files, MACHINE, NOW)
    assert connects(files, str(LAB)) == ""


def test_a_damaged_authority_is_told_and_never_replaced_unasked(files):
    (files.folder / "authority.key").write_text("damaged")
    before = files.authority.read_bytes()
    with pytest.raises(CertificateError, match="Put the files back"):
        ensure(files, MACHINE, NOW)
    assert files.authority.read_bytes() == before


def test_no_device_finds_fault_with_how_long_it_is_valid(files):
    certificate = served(files)
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc <= timedelta(days=397)
    assert certificate.not_valid_before_utc == NOW - BEFORE


def test_the_servers_certificate_says_all_that_browsers_ask_of_one(files):
    """Apple asks for SHA-2, names, serverAuth and at most 825 days; the others for what RFC 5280 wants of an ECDSA key."""
    certificate = served(files)
    of = certificate.extensions.get_extension_for_class
    assert (certificate.version, certificate.signature_hash_algorithm.name) == (x509.Version.v3, "sha256")
    assert isinstance(certificate.public_key(), ec.EllipticCurvePublicKey)
    assert list(of(x509.ExtendedKeyUsage).value) == [ExtendedKeyUsageOID.SERVER_AUTH]
    usage = of(x509.KeyUsage)
    assert (usage.critical, usage.value.digital_signature, usage.value.key_cert_sign) == (True, True, False)
    assert of(x509.BasicConstraints).value == x509.BasicConstraints(ca=False, path_length=None)
    assert "teacher-pc.local" in of(x509.SubjectAlternativeName).value.get_values_for_type(x509.DNSName)
    assert LAB in of(x509.SubjectAlternativeName).value.get_values_for_type(x509.IPAddress)
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc <= timedelta(days=825)


def test_the_authority_is_one_for_servers_only(files):
    certificate = x509.load_pem_x509_certificate(files.authority.read_bytes())
    of = certificate.extensions.get_extension_for_class
    assert list(of(x509.ExtendedKeyUsage).value) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert of(x509.BasicConstraints).value == x509.BasicConstraints(ca=True, path_length=0)
    usage = of(x509.KeyUsage)
    assert (usage.critical, usage.value.key_cert_sign, usage.value.digital_signature) == (True, True, False)
    assert of(x509.NameConstraints).critical
    assert certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME), "without it iOS does not offer to trust it"


def test_whoever_stole_the_authoritys_key_signs_no_mail(files, tmp_path):
    """Names in mail are not among those that are constrained."""
    authority = load_authority(files.folder)
    assert authority is not None
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "The Head of the School")])
    forged = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(authority.certificate.subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(NOW - BEFORE)
        .not_valid_after(NOW + timedelta(days=30))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    (tmp_path / "mail").write_bytes(forged.public_bytes(serialization.Encoding.PEM))
    asked = ["openssl", "verify", "-purpose", "smimesign", "-CAfile", files.authority, tmp_path / "mail"]
    assert subprocess.run(asked, capture_output=True, check=False).returncode != 0


def test_a_certificate_of_an_earlier_release_is_made_anew_and_devices_go_on_trusting(files, monkeypatch):
    from grader.machine import certificate

    add = x509.CertificateBuilder.add_extension

    def all_but_usage(
        builder: x509.CertificateBuilder, one: x509.ExtensionType, critical: bool
    ) -> x509.CertificateBuilder:
        return builder if isinstance(one, x509.KeyUsage) else add(builder, one, critical)

    authority = load_authority(files.folder)
    assert authority is not None
    trusted, names = files.authority.read_bytes(), certificate._names(MACHINE, authority)
    with monkeypatch.context() as earlier:
        earlier.setattr(x509.CertificateBuilder, "add_extension", all_but_usage)
        files.server.write_bytes(certificate._server_pem(authority, MACHINE, names, NOW))
    assert ensure(files, MACHINE, NOW)
    assert served(files).extensions.get_extension_for_class(x509.KeyUsage).critical
    assert files.authority.read_bytes() == trusted
    assert not ensure(files, MACHINE, NOW)


def test_keys_are_for_this_account_alone(files):
    for name in ("authority.key", "server.pem"):
        assert (files.folder / name).stat().st_mode & 0o777 == 0o600
    assert files.folder.stat().st_mode & 0o777 == 0o700
    assert not [one for one in files.folder.iterdir() if one.suffix == ".new"]


def test_openssl_finds_the_chain_good_and_shows_the_same_fingerprint(files):
    chain = ["openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", files.authority, files.server]
    assert subprocess.run(chain, capture_output=True, text=True, check=False).stdout.strip().endswith("OK")
    shown = subprocess.run(
        ["openssl", "x509", "-in", files.authority, "-noout", "-fingerprint", "-sha256"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert fingerprint(x509.load_pem_x509_certificate(files.authority.read_bytes())) in shown


def test_a_certificate_of_the_schools_own_is_taken_as_it_is(files, tmp_path):
    pem = files.server.read_bytes()
    key, _, certificate = pem.partition(b"-----BEGIN CERTIFICATE")
    (tmp_path / "key").write_bytes(key)
    (tmp_path / "crt").write_bytes(b"-----BEGIN CERTIFICATE" + certificate)
    whole = own_certificate(tmp_path / "crt", tmp_path / "key")
    files.server.write_bytes(whole)
    assert connects(files, str(LAB)) == ""
    assert first_name(whole) == "localhost"


def test_a_key_that_does_not_belong_to_the_certificate_is_told(files, tmp_path):
    other = Files(tmp_path / "other")
    ensure(other, MACHINE, NOW)
    with pytest.raises(CertificateError, match="cannot be used"):
        own_certificate(files.server, other.server)
    with pytest.raises(CertificateError, match="cannot be read"):
        own_certificate(tmp_path / "none", files.server)


def test_this_machine_knows_its_addresses_and_its_name():
    assert all(not one.is_loopback for one in address.own_addresses())
    assert address.own_name()
    x509.DNSName(f"{address.own_name()}.local")
