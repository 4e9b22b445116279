"""What the engine is asked, and what an answer depends on."""

import contextlib
import os
import time
from typing import Any, NoReturn

import docker
import pytest
import requests
from docker.errors import APIError

from sandbox.docker_slots import hardening
from sandbox.docker_slots.container import Container
from sandbox.docker_slots.engine import Engine
from sandbox.docker_slots.owner import Owner
from sandbox.image import build, recipe
from tests.sandbox.owned import containers_of

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


def containers() -> set[str]:
    """Those of this process."""
    with contextlib.closing(docker.from_env()) as client:
        return set(containers_of(client, os.getpid()))


@pytest.mark.parametrize("status", [requests.codes.conflict, requests.codes.internal_server_error])
def test_a_removal_that_did_not_come_about_is_tried_again(status: int, monkeypatch: pytest.MonkeyPatch):
    """The engine's own removal stands back behind this one, and this one behind the engine's: neither may be the last try."""
    answer = requests.Response()
    answer.status_code = status
    failures = [APIError("not now", answer)] * 2
    remove = docker.APIClient.remove_container

    def fail_twice(api: docker.APIClient, name: str, **how: Any) -> None:
        if failures:
            raise failures.pop()
        remove(api, name, **how)

    monkeypatch.setattr(docker.APIClient, "remove_container", fail_twice)
    with Engine() as engine:
        container = engine.create_container(
            recipe.image_name(), hardening.single_use_config(64, "7:7"), Owner.this_process().labels(), user="7:7"
        )
        engine.start(container)
        assert container in containers()
        engine.remove(container)
        assert not failures
        assert container not in containers()


def test_a_container_that_could_not_be_started_is_gone(monkeypatch: pytest.MonkeyPatch):
    """It would never end with its owner, since nothing in it ever began."""

    def fail(_engine: Engine, _container: str) -> NoReturn:
        raise ValueError("no answer that anyone expected")

    monkeypatch.setattr(Engine, "start", fail)
    before = containers()
    with pytest.raises(ValueError, match="no answer"):
        Container(recipe.image_name(), hardening.single_use_config(64, "7:7"), "7:7")
    assert containers() <= before
