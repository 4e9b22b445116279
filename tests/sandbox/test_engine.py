"""The connection to the engine depends on nothing that another thread changes meanwhile."""

from typing import NoReturn

import pytest
import requests

from sandbox.docker_slots.engine import Engine

pytestmark = pytest.mark.docker


def test_no_call_reads_the_environment(monkeypatch: pytest.MonkeyPatch):
    """`os.environ` cannot be gone through while another thread changes it, and calls come from many."""

    def changed_meanwhile(*_args: object, **_named: object) -> NoReturn:
        raise KeyError("PYTEST_CURRENT_TEST")

    monkeypatch.setattr(requests.sessions, "get_environ_proxies", changed_meanwhile)
    monkeypatch.setattr(requests.sessions, "get_netrc_auth", changed_meanwhile)
    with Engine() as engine:
        assert engine.version()
        assert engine.image_id("kradan-there-is-no-such-image") is None
