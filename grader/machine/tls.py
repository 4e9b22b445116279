"""How the web server speaks HTTPS: settings for gunicorn (`--config python:grader.machine.tls`).

The certificate is read anew when its file was replaced: connections made from then on have the new one, without a restart.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

_kept: dict[str, tuple[int, ssl.SSLContext]] = {}


def ssl_context(conf: Any, _usual: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    """The context for one more connection; `conf.certfile` holds key and certificates."""
    file: str = conf.certfile
    written = Path(file).stat().st_mtime_ns
    kept = _kept.get(file)
    if kept is None or kept[0] != written:
        kept = _kept[file] = (written, make_context(file))
    return kept[1]


def make_context(file: str) -> ssl.SSLContext:
    """What a server offers; old protocols and their ciphers are not among it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(file)
    context.set_alpn_protocols(["http/1.1"])
    return context
