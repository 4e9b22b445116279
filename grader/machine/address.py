"""Addresses of this machine: whether a port is free, and what a phone in the same room must type."""

from __future__ import annotations

import array
import errno
import fcntl
import ipaddress
import re
import socket
import struct

SOMEWHERE = ("192.0.2.1", 9)
"""An address for documentation: asked for the way there, the kernel names our own address; nothing is sent."""
SIOCGIFCONF = 0x8912
"""Linux: list the interfaces with their addresses."""
_INTERFACE_BYTES = 40
_ROOM_BYTES = 128 * _INTERFACE_BYTES


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


def own_addresses() -> tuple[ipaddress.IPv4Address, ...]:
    """Every IPv4 address of this machine but those that only it can reach."""
    buffer = array.array("B", bytes(_ROOM_BYTES))
    wanted = struct.pack("iL", _ROOM_BYTES, buffer.buffer_info()[0])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        length = struct.unpack("iL", fcntl.ioctl(asked.fileno(), SIOCGIFCONF, wanted))[0]
    told = buffer.tobytes()[:length]
    found = {ipaddress.IPv4Address(told[start + 20 : start + 24]) for start in range(0, length, _INTERFACE_BYTES)}
    return tuple(sorted(one for one in found if not one.is_loopback))


def own_name() -> str:
    """What this machine is called, without a domain, in letters that a certificate takes."""
    name = re.sub(r"[^a-z0-9-]", "-", socket.gethostname().partition(".")[0].lower()).strip("-")
    return name[:50] or "kradan"
