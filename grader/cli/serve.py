"""`kradan serve`: the web server, as a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from grader.cli.settings import data_option, environment_of, found_settings

USUAL_PROCESSES = 2
USUAL_THREADS = 40
"""More than the live streams of a process (KRADAN_LIVE_STREAMS) and the runs that it waits for, so that pages are answered beside them."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--processes", default=USUAL_PROCESSES, show_default=True, type=click.IntRange(1, 64))
@click.option(
    "--threads", default=USUAL_THREADS, show_default=True, type=click.IntRange(1, 256), help="In each process."
)
@data_option
def command(host: str, port: int, processes: int, threads: int, data: str | None) -> None:
    """Run the web server (gunicorn). Put a reverse proxy with HTTPS in front of it, and say so with KRADAN_PROXIES=1.

    \b
    In production:   KRADAN_DATABASE_URL=… KRADAN_REDIS_URL=… KRADAN_SECRET_KEY_FILE=… kradan serve --host 0.0.0.0
    """
    found_settings(data)  # mistakes are told here, before the server starts
    wanted = server_command(host, port, processes=processes, threads=threads)
    print(f"Serving http://{host}:{port} with {processes} processes; Ctrl-C ends it.", file=sys.stderr, flush=True)
    os.execve(wanted[0], wanted, dict(environment_of(data)))  # noqa: S606 - the server takes this process's place


def server_command(
    host: str, port: int, *, processes: int = USUAL_PROCESSES, threads: int = USUAL_THREADS
) -> list[str]:
    """What is run behind a proxy, or for this machine alone: threads, since pages wait for the database and for workers."""
    return [
        *_gunicorn("web.wsgi:application()", host, port, processes),
        *("--worker-class", "gthread", "--threads", str(threads)),
    ]


def direct_command(host: str, port: int, *, processes: int = 1, certificate: Path | None = None) -> list[str]:
    """What is run where the browsers of a network come without a proxy between, by HTTPS where there is a `certificate`.

    An event loop takes the requests in, so that slow ones hold no thread (see `web/asgi.py`).
    """
    secure = ("--certfile", str(certificate), "--config", "python:grader.machine.tls") if certificate else ()
    return [
        *_gunicorn("web.asgi:application()", host, port, processes),
        *("--worker-class", "asgi", "--asgi-lifespan", "off"),
        *secure,
    ]


def _gunicorn(application: str, host: str, port: int, processes: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", application, "--bind", f"{host}:{port}", "--workers", str(processes)),
        *("--preload", "--no-control-socket"),
        *("--keep-alive", "15", "--timeout", "60", "--graceful-timeout", "5"),
        *("--worker-tmp-dir", _memory_folder()),
        *("--log-level", "warning"),
    ]


def _memory_folder() -> str:
    """Where gunicorn's heartbeat files lie: in memory, so that a slow disk is not taken for a dead worker."""
    return "/dev/shm" if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK) else "/tmp"  # noqa: S108, PTH112 - two fixed places
