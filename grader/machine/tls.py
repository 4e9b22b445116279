"""How the web server speaks HTTPS: settings for gunicorn (`--config python:grader.machine.tls`).

The certificate is read anew when its file was replaced: connections made from then on have the new one, without a restart.
"""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

_kept: dict[str, tuple[int, ssl.SSLContext]] = {}


def ssl_context(conf: Any, _usual: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    """The context of a server; `conf.certfile` holds key and certificates."""
    file: str = conf.certfile
    context = newest_context(file)
    context.sni_callback = lambda connection, _name, _context: _take_newest(connection, file)
    return context


def newest_context(file: str) -> ssl.SSLContext:
    """What a connection that begins now is offered; old protocols and their ciphers are not among it."""
    written = Path(file).stat().st_mtime_ns
    kept = _kept.get(file)
    if kept is None or kept[0] != written:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(file)
        context.set_alpn_protocols(["http/1.1"])
        kept = _kept[file] = (written, context)
    return kept[1]


def _take_newest(connection: ssl.SSLSocket | ssl.SSLObject, file: str) -> None:
    """Called when a connection begins. A file that cannot be read now changes nothing."""
    with contextlib.suppress(OSError, ssl.SSLError):
        connection.context = newest_context(file)
