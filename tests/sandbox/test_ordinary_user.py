"""A local slot for someone who is not root: with user namespaces it stands, without them it is refused in clear words."""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import judge_library, local_slot
from sandbox.local_slot import LocalSlot
from sandbox.slot import Slot
from tests.sandbox import attacks
from tests.sandbox.attacks import Attack
from tests.sandbox.contract import EnclosureContract
from tests.sandbox.promises.asking import run
from tests.sandbox.promises.hostile import each
from tests.sandbox.promises.waiting import OWN_PROCESSES, descendants, until

pytestmark = pytest.mark.skipif(
    os.getuid() != 0, reason="only root can become someone else; others run all tests as themselves"
)

ROOT = Path(__file__).resolve().parents[2]
USER = "54321"
PROGRAM = """
from sandbox.local_slot import LocalSlot
from tests.sandbox.promises.asking import run
with LocalSlot() as slot:
    print(run(slot, "import os; print(os.getuid(), sorted(os.listdir('/')))").stdout)
"""
AS_USER = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    """The sources where anyone can read them, and nothing else."""
    with tempfile.TemporaryDirectory(prefix="kradan-ordinary-") as name:
        for package in ("sandbox", "tests/sandbox"):
            shutil.copytree(ROOT / package, Path(name, package), ignore=shutil.ignore_patterns("__pycache__"))
        for path, source in judge_library.sources().items():
            Path(name, path).parent.mkdir(parents=True, exist_ok=True)
            Path(name, path).write_bytes(source)
        Path(name).chmod(0o755)
        yield Path(name)


def as_user(folder: Path, *command: str, before: list[str] | None = None, **settings: str) -> list[str]:
    environ = [
        f"{name}={value}"
        for name, value in {"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1", **settings}.items()
    ]
    return [*(before or []), *AS_USER, "env", "-i", "-C", str(folder), *environ, *command]


@pytest.fixture(scope="module")
def slot(copy: Path) -> Iterator[Slot]:
    """A local slot that an ordinary user has started, seen from here."""
    with pytest.MonkeyPatch.context() as patch:
        own = [copy / place.name for place in judge_library.places()]
        patch.setattr(judge_library, "places", lambda: own)
        theirs = [*AS_USER, "/usr/bin/python3", *local_slot._command()[1:]]
        patch.setattr(local_slot, "_command", lambda: theirs)
        environ = local_slot._environment() | {"PYTHONPATH": str(copy)}
        patch.setattr(local_slot, "_environment", lambda: environ)
        with LocalSlot() as started:
            started.open()
            yield started


class TestLocalSlotOfAnOrdinaryUser(EnclosureContract):
    @each(attacks.of("snooping"))
    def test_an_attack_at_import_earns_nothing(self, slot: Slot, attack: Attack):
        super().test_an_attack_at_import_earns_nothing(slot, attack)

    @each(attacks.of("snooping"))
    def test_an_attack_under_a_suite_earns_nothing(self, slot: Slot, attack: Attack):
        super().test_an_attack_under_a_suite_earns_nothing(slot, attack)

    def assert_idle(self, slot: Slot) -> None:
        pid = slot._channel._process.pid
        until(lambda: len(descendants(pid)) == OWN_PROCESSES, lambda: descendants(pid))


def test_an_ordinary_user_has_a_local_slot(copy: Path):
    ended = subprocess.run(
        as_user(copy, "/usr/bin/python3", "-c", PROGRAM), capture_output=True, text=True, check=False
    )
    assert ended.stderr == ""
    uid, root = ended.stdout.split(maxsplit=1)
    assert uid == "65534"
    assert ast.literal_eval(root) == ["dev", "lib", "lib64", "mnt", "opt", "proc", "sys", "tmp", "usr", "work"]


def test_where_user_namespaces_are_denied_the_slot_is_refused_in_clear_words(copy: Path):
    """In a user namespace that holds all users and lets nobody make another."""
    deny = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"'
    command = as_user(
        copy,
        "/usr/bin/python3",
        "-c",
        PROGRAM,
        before=["unshare", "--user", "sh", "-c", 'read _; exec "$@"', "sh", "sh", "-c", deny, "sh"],
    )
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        own = Path("/proc/self/ns/user").readlink()
        while Path(f"/proc/{process.pid}/ns/user").readlink() == own:
            assert process.poll() is None
        for name in ("uid_map", "gid_map"):
            Path(f"/proc/{process.pid}/{name}").write_text("0 0 60000\n")
        out, errors = process.communicate("\n", timeout=30)
    assert out == ""
    assert "WallMissing: this machine does not let a local slot close in its submissions" in errors
    assert "No space left on device (unshare" in errors or "Operation not permitted" in errors


def test_root_without_anyone_to_become_is_refused_in_clear_words(copy: Path):
    """As in a container whose only user is root."""
    command = ["unshare", "--user", "--map-root-user", "env", "-C", str(copy), "/usr/bin/python3", "-c", PROGRAM]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stdout == ""
    assert "WallMissing: this machine does not let a local slot close in its submissions" in ended.stderr


def test_an_interpreter_of_a_virtual_environment_serves_as_well():
    assert sys.prefix != sys.base_prefix
    with LocalSlot() as slot:
        said = run(
            slot,
            "import os, sys\nprint(sys.prefix, os.path.isdir(sys.prefix + '/bin'), os.path.exists(os.path.dirname(os.__file__) + '/site-packages/pip'))",
        ).stdout
    assert said.split()[1:] == ["True", "False"]
