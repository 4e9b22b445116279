"""What guards a single-use container from inside, where the kernel has Landlock and where it has none."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.docker_slots import SingleUseSlot, hardening
from sandbox.image import build
from sandbox.types import Outcome, ProgramCase, RunRequest
from tests.sandbox import attacks
from tests.sandbox.attacks import Attack
from tests.sandbox.promises.asking import run
from tests.sandbox.promises.hostile import each

pytestmark = pytest.mark.docker

SNOOP = """
import os
found = []
for name in ("mem", "environ", "maps", "fd", "root", "cwd", "exe", "stack", "io", "syscall", "auxv"):
    path = f"/proc/1/{name}"
    try:
        found.append((name, os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(16)))
    except OSError:
        pass
try:
    open("/proc/1/oom_score_adj", "w").write("1000")
    found.append("oom_score_adj")
except OSError:
    pass
print(found)
for number in range(1, 65):
    try:
        os.kill(1, number)
    except OSError:
        pass
"""
WITHOUT_LANDLOCK = tuple(attack for attack in attacks.HOSTILE if attack.name.startswith(("escape/", "snooping/")))
REACHES_PROC = frozenset(
    {
        "escape/an_exec_does_not_leave_the_walls",
        "escape/no_file_of_the_machine_can_be_read",
        "escape/no_other_user_can_be_had",
        "snooping/the_processes_above_tell_nothing",
    }
)
"""Attacks for which it is a breach to see `/proc` at all: what is in it is looked at below."""


@pytest.fixture(scope="module")
def confined() -> Iterator[SingleUseSlot]:
    build.ensure()
    with SingleUseSlot(waiting=1) as made:
        yield made


class WithoutLandlock(SingleUseSlot):
    """As on a kernel that has no Landlock: the engine's filter says so. The image is the same."""

    def _walls(self, user: str) -> dict[str, Any]:
        profile = json.loads(hardening.seccomp_profile())
        for rule in profile["syscalls"]:
            rule["names"] = [name for name in rule["names"] if not name.startswith("landlock") and name != "mount"]
        rules = [one for one in profile["syscalls"] if one["names"] and "first allowance" not in one.get("comment", "")]
        option = f"seccomp={json.dumps(profile | {'syscalls': rules})}"
        return super()._walls(user) | {"security_opt": ["no-new-privileges", option]}


@pytest.fixture(scope="module")
def bare() -> Iterator[SingleUseSlot]:
    build.ensure()
    with WithoutLandlock(waiting=1) as made:
        yield made


@pytest.fixture(params=["confined", "bare"])
def either(request: pytest.FixtureRequest) -> SingleUseSlot:
    slot: SingleUseSlot = request.getfixturevalue(request.param)
    return slot


def test_the_engines_own_filter_is_enough():
    config = hardening.single_use_config(256, "7:8")
    assert config["security_opt"] == ["no-new-privileges"]
    usual = hardening.host_config(256)
    assert {key for key in usual if config[key] != usual[key]} == {"security_opt"}


def test_landlock_is_there_or_not_as_the_test_says(confined: SingleUseSlot, bare: SingleUseSlot):
    look = "import os\nprint(os.access('/proc/self/status', os.R_OK) and bool(open('/proc/self/status').read()))\n"
    assert run(bare, look).stdout == "True\n"
    assert run(confined, look).stdout == ""


def test_the_first_process_can_be_neither_read_nor_ended(either: SingleUseSlot):
    result = run(either, SNOOP + "print('still here')\n")
    assert (result.outcome, result.stdout) == (Outcome.EXITED, "[]\nstill here\n")


def test_the_kernels_folders_tell_nothing_of_the_machine(bare: SingleUseSlot):
    source = (
        "import os\nfor top in ('/proc', '/sys', '/dev/pts', '/dev/mqueue'):\n    for name in os.listdir(top):\n"
        "        path = f'{top}/{name}'\n        if name.isdigit() or path in ('/proc/self', '/proc/thread-self'):\n            continue\n"
        "        try:\n            told = os.listdir(path) if os.path.isdir(path) else open(path, 'rb').read(10)\n"
        "        except OSError:\n            continue\n        if told:\n            print(path)\n"
    )
    assert set(run(bare, source).stdout.split()) <= {"/proc/mounts", "/proc/net", "/sys/fs"}


def test_a_process_that_waits_for_its_case_can_be_neither_read_nor_changed(either: SingleUseSlot):
    source = (
        "import os, time\ntime.sleep(0.3)\n"  # until the next process waits: while it is made ready, a moment is open (sandbox/README.md)
        "for pid in range(2, 100):\n    for name in ('mem', 'environ', 'maps', 'fd'):\n"
        "        path = f'/proc/{pid}/{name}'\n        try:\n"
        "            told = os.listdir(path) if name == 'fd' else open(path, 'rb').read(1)\n"
        "        except OSError:\n            continue\n        if pid != os.getpid():\n            print(pid, name, told)\n"
    )
    result = either.run(RunRequest({"m.py": source}, "m.py", (ProgramCase(), ProgramCase())))
    assert [(case.outcome, case.stdout) for case in result.cases] == [(Outcome.EXITED, "")] * 2


@each(tuple(attack for attack in WITHOUT_LANDLOCK if attack.name not in REACHES_PROC))
def test_an_attack_breaks_nothing_without_landlock(bare: SingleUseSlot, attack: Attack):
    for case in bare.run(attack.as_program()).cases:
        assert case.outcome in attack.ends, case
        assert "BREACH" not in case.stdout + case.stderr
