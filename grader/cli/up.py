"""`kradan up`: everything on this machine as one tree of processes."""

from __future__ import annotations

import contextlib
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from grader.cli.serve import direct_command, server_command
from grader.cli.settings import data_dir, environment, exercises_dir
from grader.cli.worker import takes_runs, worker_command
from grader.clock import now
from grader.demo import make_demo, with_known_password
from grader.machine import address, images, valkey
from grader.machine import lan as networks
from grader.machine.certificate import Files, OwnFiles, own_certificate
from grader.machine.data_dir import DataDir, opened
from grader.machine.greeting import greeting
from grader.machine.lan import Lan
from grader.machine.processes import Program, Tree
from grader.machine.sandbox import choose_walls
from grader.settings import SandboxChoice
from grader.store import people
from grader.store.catalogue import Synced
from grader.store.migrations.upgrade import upgrade
from grader.store.session import Sessions, make_sessions
from grader.sync import sync_folder

EVERYWHERE = "0.0.0.0"  # noqa: S104 - only with --lan
HERE = "127.0.0.1"
READY_SECONDS = 60.0
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class UpError(Exception):
    """`kradan up` cannot start or go on; the text says why and how to mend it."""

    is_told = True


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line."""

    demo: bool
    port: int
    https_port: int | None
    """None: this machine alone is served."""
    own: OwnFiles | None
    workers: int
    sandbox: SandboxChoice

    @property
    def host(self) -> str:
        """The address to listen on."""
        return HERE if self.https_port is None else EVERYWHERE


@click.command("up")
@click.option("--demo", is_flag=True, help="Add a demo school: a teacher, a class of pupils, everything assigned.")
@click.option("--data", type=click.Path(file_okay=False), help="Where everything is kept.  [default: var]")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--lan", is_flag=True, help="Serve the local network, not only this machine; with HTTPS, too.")
@click.option("--https-port", default=8443, show_default=True, type=click.IntRange(1, 65535), help="With --lan.")
@click.option("--certificate", type=FILE, help="With --lan: a certificate of the school's own, with its chain, as PEM.")
@click.option("--key", type=FILE, help="The key of that certificate, as PEM without a password.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="How many grade at once.")
@click.option(
    "--sandbox",
    type=click.Choice([one.value for one in SandboxChoice]),
    default=SandboxChoice.AUTO.value,
    show_default=True,
    help="auto takes Docker where an engine answers.",
)
def command(
    *,
    demo: bool,
    data: str | None,
    port: int,
    lan: bool,
    https_port: int,
    certificate: Path | None,
    key: Path | None,
    workers: int,
    sandbox: str,
) -> None:
    """Run everything on this machine: database, queue, workers, sweeper and web server, until Ctrl-C.

    \b
    Try it:                       kradan up --demo
    For a computer room:          kradan up --lan --data /srv/kradan
    With the school's own name:   kradan up --lan --data /srv/kradan --certificate chain.pem --key key.pem
    """
    wishes = Wishes(
        demo, port, https_port if lan else None, _own_files(certificate, key), workers, SandboxChoice(sandbox)
    )
    for wanted in [port, https_port] if lan else [port]:
        refused = address.why_not(wishes.host, wanted)
        if refused:
            raise UpError(refused)
    with opened(data_dir(data)) as folder:
        _run(folder, wishes)


def _run(folder: DataDir, wishes: Wishes) -> None:
    folder.make_secret_key()
    environ = {**_clean(os.environ), **environment(folder), "KRADAN_WORKER_PROCESSES": str(wishes.workers)}
    tree = Tree(lambda text: click.echo(f"kradan: {text}", err=True))
    try:
        _start_queue(tree, folder, environ)
        synced, code, known = _prepare(folder, wishes)
        lan = _start_web(tree, folder, wishes, environ)
        tree.start(Program("sweeper", [sys.executable, "-m", "grader", "sweep"], environ))
        walls = choose_walls(wishes.sandbox, lambda text: click.echo(text, err=True))
        if walls.choice is not SandboxChoice.LOCAL:
            command = [*images.COMMAND, str(exercises_dir())]
            tree.start(Program("builder of images", command, environ, once=True))
        for number in range(1, wishes.workers + 1):
            command = worker_command(walls.choice, runs=takes_runs(number, wishes.workers))
            tree.start(Program(f"worker {number}", command, environ))
        _wait_until_served(tree, wishes.port)
        click.echo(greeting(port=wishes.port, lan=lan, with_demo=wishes.demo, code=code, walls=walls))
        if known:
            click.echo(click.style(_known_passwords(known), bold=True), err=True)
        if synced.broken:
            click.echo(
                f"  Broken exercises, left as they were: {', '.join(synced.broken)} (see: kradan check)", err=True
            )
        tree.run()
    finally:
        tree.stop()


def _own_files(certificate: Path | None, key: Path | None) -> OwnFiles | None:
    if (certificate is None) != (key is None):
        raise UpError("--certificate and --key belong together: name both files, or none.")
    if certificate is None or key is None:
        return None
    own_certificate(certificate, key)  # a mistake is told before anything starts
    return OwnFiles(certificate.absolute(), key.absolute())


def _start_web(tree: Tree, folder: DataDir, wishes: Wishes, environ: Mapping[str, str]) -> Lan | None:
    """The web server; on a school's network one for plain HTTP, one for HTTPS, and what keeps its certificate valid."""
    if wishes.https_port is None:
        tree.start(Program("web server", server_command(wishes.host, wishes.port), environ))
        return None
    lan = networks.prepare(folder.https_dir, wishes.port, wishes.https_port, wishes.own)
    plain, secure = ({**environ, **lan.environ(https=https)} for https in (False, True))
    tree.start(Program("web server", direct_command(wishes.host, wishes.port), plain))
    pem = Files(folder.https_dir).server
    command = direct_command(wishes.host, wishes.https_port, processes=2, certificate=pem)
    tree.start(Program("web server for HTTPS", command, secure))
    tree.start(networks.keeper(folder.https_dir, wishes.own, environ))
    return lan


def _start_queue(tree: Tree, folder: DataDir, environ: Mapping[str, str]) -> None:
    url = valkey.address(folder.queue_dir)
    settings = valkey.prepare(folder.queue_dir)
    valkey.wait_until_gone(url)
    tree.start(Program("queue", [valkey.find_server(), str(settings)], environ, ends_last=True))


def _prepare(folder: DataDir, wishes: Wishes) -> tuple[Synced, str | None, list[str]]:
    """Database and content, while the queue starts.

    What was synced; the set-up code where one is needed; accounts left from a demo whose password everybody can know.
    Raises UpError where those would be open to a whole network.
    """
    upgrade(folder.database_url)
    sessions = make_sessions(folder.database_url)
    try:
        synced = sync_folder(sessions, exercises_dir(), now())
        if wishes.demo:
            make_demo(sessions, now())
        code = _setup_code(folder, sessions)
        known = [] if wishes.demo else _left_from_demo(sessions)
    finally:
        sessions.kw["bind"].dispose()
    valkey.wait_until_ready(valkey.address(folder.queue_dir), folder.queue_dir / "valkey.log")
    if known and wishes.host == EVERYWHERE:
        raise UpError(_known_passwords(known))
    return synced, code, known


def _left_from_demo(sessions: Sessions) -> list[str]:
    with sessions() as session:
        return with_known_password(session)


def _known_passwords(usernames: list[str]) -> str:
    return (
        f"This data folder holds {len(usernames)} accounts of the demo school whose password everybody can know:"
        f" {', '.join(usernames[:3])} … Begin in a folder of your own (--data), or close them: an administrator does that under"
        " People, or gives them new passwords."
    )


def _setup_code(folder: DataDir, sessions: Sessions) -> str | None:
    with sessions() as session:
        if people.count_admins(session):
            folder.setup_code_file.unlink(missing_ok=True)
            return None
    return folder.setup_code()


def _wait_until_served(tree: Tree, port: int) -> None:
    """Return when the pages are there. Raises UpError when the web server ends instead."""
    deadline = time.monotonic() + READY_SECONDS
    with _quiet_opener() as opener:
        while True:
            with contextlib.suppress(OSError), opener.open(f"http://{HERE}:{port}/healthz", timeout=5):
                return
            if not tree.is_running("web server") or time.monotonic() > deadline:
                raise UpError(
                    "The web server did not start; what it said stands above. Was the front end built? `make run` does it."
                )
            time.sleep(0.05)


@contextlib.contextmanager
def _quiet_opener() -> Iterator[urllib.request.OpenerDirector]:
    """An opener that asks no proxy."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        yield opener
    finally:
        opener.close()


def _clean(environ: Mapping[str, str]) -> dict[str, str]:
    """Our environment without settings of another installation; what can be tuned stays."""
    tuned = {
        f"KRADAN_{name}" for name in ("EXERCISES_DIR", "TIMEZONE", "LIVE_STREAMS", "MAX_SUBMISSION_KIB", "THREADS")
    }
    return {name: value for name, value in environ.items() if not name.startswith("KRADAN_") or name in tuned}
