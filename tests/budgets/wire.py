"""Counts what goes over the wire: a plain relay between the browser and the server."""

from __future__ import annotations

import contextlib
import socket
import threading


class Wire:
    """Relays `address` on a port of its own and counts what the server sends, service workers' requests and headers included."""

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._bytes = 0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def kilobytes(self) -> float:
        """Sent by the server so far."""
        with self._lock:
            return self._bytes / 1000

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._server_port))
                for source, target, counts in ((browser, server, False), (server, browser, True)):
                    threading.Thread(
                        target=self._relay, args=(source, target), kwargs={"counts": counts}, daemon=True
                    ).start()

    def _relay(self, source: socket.socket, target: socket.socket, *, counts: bool) -> None:
        with contextlib.suppress(OSError):
            while part := source.recv(65536):
                if counts:
                    with self._lock:
                        self._bytes += len(part)
                target.sendall(part)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
