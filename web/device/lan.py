"""Kradan on a school's own network: how a device comes to trust it, and what plain HTTP leaves out."""

from __future__ import annotations

import plistlib
import uuid
from functools import lru_cache
from pathlib import Path

import segno
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Blueprint, Flask, Response, abort, current_app, render_template, request
from markupsafe import Markup

from grader.machine.address import lan_address
from grader.machine.authority import fingerprint
from grader.machine.certificate import Files
from grader.settings import Settings

blueprint = Blueprint("lan", __name__, url_prefix="/lan")

_HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SYSTEMS = (
    ("iphone", ("iPhone", "iPad")),
    ("android", ("Android",)),
    ("chromebook", ("CrOS",)),
    ("windows", ("Windows",)),
)
"""Devices, and how their browsers call themselves."""


def init_app(app: Flask) -> None:
    """Register the page, and let every page say what is missing of it."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["is_plain_beside_https"] = lambda: _settings().is_plain_beside_https


@blueprint.get("")
def page() -> str:
    """Three steps for each kind of device; open to everyone, since nobody has signed in yet."""
    settings = _lan_settings()
    address = _secure_address(settings)
    scanned = address if settings.lan_name else _plain_address(settings)
    authority = None if settings.lan_name else _authority(Files(settings.https_dir).authority)
    return render_template(
        "shared/lan.html",
        address=address,
        scanned=scanned,
        code=_code(scanned),
        fingerprint=fingerprint(authority) if authority else None,
        name=_name_of(authority) if authority else None,
        system=next((name for name, words in _SYSTEMS if any(word in str(request.user_agent) for word in words)), None),
    )


@blueprint.get("/kradan.crt")
def certificate() -> Response:
    """The authority's certificate, as phones and computers take it."""
    authority = _authority(_file(_lan_settings()))
    return _download(authority.public_bytes(Encoding.DER), "application/x-x509-ca-cert", "kradan.crt")


@blueprint.get("/kradan.mobileconfig")
def profile() -> Response:
    """The same as an iPhone's profile, which says what it is."""
    authority = _authority(_file(_lan_settings()))
    return _download(_profile(authority), "application/x-apple-aspen-config", "kradan.mobileconfig")


def _settings() -> Settings:
    found: Settings = current_app.extensions["kradan_settings"]
    return found


def _lan_settings() -> Settings:
    """The settings; where no school's network is served there is no such page."""
    settings = _settings()
    if settings.https_port is None:
        abort(404)
    return settings


def _file(settings: Settings) -> Path:
    """The authority's certificate; with a certificate of the school's own there is none."""
    if settings.lan_name:
        abort(404)
    return Files(settings.https_dir).authority


def _authority(file: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(file.read_bytes())


def _host() -> str:
    """How other devices reach this machine: as this one did, unless it is the machine itself."""
    host = request.host.rpartition(":")[0] if ":" in request.host.rpartition("]")[2] else request.host
    return (lan_address() or host) if host in _HERE else host


def _secure_address(settings: Settings) -> str:
    return f"https://{settings.lan_name or _host()}:{settings.https_port}/"


def _plain_address(settings: Settings) -> str:
    return f"http://{_host()}:{settings.http_port}/lan"


@lru_cache(maxsize=8)
def _code(address: str) -> Markup:
    """The address as a QR code, black on white for every camera."""
    made = segno.make(address, error="m", micro=False)
    return Markup(made.svg_inline(border=4, omitsize=True, dark="#000", light="#fff"))  # noqa: S704 - drawn here, without a word in it


def _name_of(authority: x509.Certificate) -> str:
    """What devices show it under."""
    return str(authority.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)[0].value)


def _profile(authority: x509.Certificate) -> bytes:
    """Each installation's own: the same certificate is the same profile."""
    made = uuid.uuid5(uuid.NAMESPACE_URL, fingerprint(authority))
    name = _name_of(authority)
    trusted = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"kradan.{made}.authority",
        "PayloadUUID": str(uuid.uuid5(made, "authority")).upper(),
        "PayloadDisplayName": name,
        "PayloadContent": authority.public_bytes(Encoding.DER),
    }
    return plistlib.dumps({
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"kradan.{made}",
        "PayloadUUID": str(made).upper(),
        "PayloadDisplayName": name,
        "PayloadContent": [trusted],
    })  # fmt: skip


def _download(content: bytes, kind: str, name: str) -> Response:
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
