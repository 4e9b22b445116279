"""Addresses of this machine: whether a port is free, and what a phone in the same room must type."""

from __future__ import annotations

import errno
import socket

SOMEWHERE = ("192.0.2.1", 9)
"""An address for documentation: asked for the way there, the kernel names our own address; nothing is sent."""


def why_not(host: str, port: int) -> str | None:
    """Why this port cannot be served, in words; None when it can."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is in use by another program. Choose another one, such as: kradan up --port {port + 1}"
            if error.errno == errno.EACCES:
                return f"Port {port} is only for the administrator of this machine. Choose one from 1024 on: kradan up --port 8000"
            return f"{host}:{port} cannot be served: {error.strerror}"
    return None


def lan_address() -> str | None:
    """The address under which other machines of the local network reach this one; None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as trial:
        try:
            trial.connect(SOMEWHERE)
        except OSError:
            return None
        found: str = trial.getsockname()[0]
    return None if found.startswith("127.") else found
