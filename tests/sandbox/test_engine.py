"""What the engine is asked, and what an answer depends on."""

import time
from typing import NoReturn

import pytest
import requests

from sandbox.docker_slots import hardening
from sandbox.docker_slots.engine import Engine
from sandbox.docker_slots.owner import Owner
from sandbox.image import build, recipe

pytestmark = pytest.mark.docker


@pytest.fixture(scope="module", autouse=True)
def image() -> None:
    build.ensure()


def test_no_call_reads_the_environment(monkeypatch: pytest.MonkeyPatch):
    """`os.environ` cannot be gone through while another thread changes it, and calls come from many."""

    def changed_meanwhile(*_args: object, **_named: object) -> NoReturn:
        raise KeyError("PYTEST_CURRENT_TEST")

    monkeypatch.setattr(requests.sessions, "get_environ_proxies", changed_meanwhile)
    monkeypatch.setattr(requests.sessions, "get_netrc_auth", changed_meanwhile)
    with Engine() as engine:
        assert engine.version()
        assert engine.image_id("kradan-there-is-no-such-image") is None


HUNGRY = "import sys\nx = [bytearray(1 << 20) for _ in range(400)]\nprint(len(x))\n"


@pytest.mark.parametrize(("program", "killed"), [(HUNGRY, True), ("import os\nos._exit(3)\n", False)])
def test_the_engine_tells_whether_a_container_ended_for_memory(program: str, killed: bool):
    config = {**hardening.single_use_config(64, "7:7"), "auto_remove": True}
    with Engine() as engine:
        began = time.time()
        container = engine.create_container(
            recipe.image_name(),
            config,
            Owner.this_process().labels(),
            entrypoint=["python3", "-c", program],
            user="7:7",
        )
        engine.start(container)
        assert engine.ran_out_of_memory(container, began, 20) is killed


def test_a_container_that_was_killed_by_hand_did_not_run_out_of_memory():
    with Engine() as engine:
        began = time.time()
        container = engine.create_container(
            recipe.image_name(), hardening.single_use_config(64, "7:7"), Owner.this_process().labels(), user="7:7"
        )
        engine.start(container)
        engine.remove(container)
        assert not engine.ran_out_of_memory(container, began, 20)
