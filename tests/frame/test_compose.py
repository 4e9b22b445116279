"""The production set-up says what it must: only the worker reaches the engine, and no secret stands in the environment."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from grader.settings import Settings
from scripts import secrets_folder

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = {"web", "worker", "sweeper", "migrate"}
pytestmark = pytest.mark.docker


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """Give compose.yaml as docker-compose understands it."""
    program = ["docker-compose"] if shutil.which("docker-compose") else ["docker", "compose"]
    command = [*program, "config"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    parsed: dict[str, Any] = YAML(typ="safe").load(ended.stdout)
    return parsed


def services(compose) -> dict[str, Any]:
    named: dict[str, Any] = compose["services"]
    return named


def test_only_the_worker_reaches_the_engine(compose):
    holders = {name for name, service in services(compose).items() if "docker.sock" in str(service.get("volumes", ""))}
    assert holders == {"worker"}
    joined = {name for name, service in services(compose).items() if service.get("group_add")}
    assert joined == {"worker"}


def test_no_service_is_privileged(compose):
    for name, service in services(compose).items():
        assert not {"privileged", "cap_add", "devices", "pid", "userns_mode"} & set(service), name
    for name in PROGRAMS:
        assert services(compose)[name]["cap_drop"] == ["ALL"]
        assert services(compose)[name]["read_only"] is True
        assert services(compose)[name]["security_opt"] == ["no-new-privileges:true"]


def test_only_the_pages_have_a_port_and_it_is_on_loopback(compose):
    ports = {name: service["ports"] for name, service in services(compose).items() if service.get("ports")}
    assert list(ports) == ["web"]
    assert "127.0.0.1" in str(ports["web"])
    assert compose["networks"]["inside"]["internal"] is True
    assert {name for name, service in services(compose).items() if "outside" in service.get("networks", {})} == {"web"}


def test_nothing_starts_before_the_database_is_migrated(compose):
    for name in PROGRAMS - {"migrate"}:
        waits = services(compose)[name]["depends_on"]
        assert waits["migrate"]["condition"] == "service_completed_successfully"
        assert waits["valkey"]["condition"] == "service_healthy"
    assert services(compose)["migrate"]["command"] == ["kradan", "db", "upgrade"]
    assert services(compose)["migrate"]["depends_on"]["postgres"]["condition"] == "service_healthy"
    assert services(compose)["sweeper"]["command"] == ["kradan", "sweep"]


def test_secrets_come_as_files_and_never_in_the_environment(compose):
    named = {secret: Path(entry["file"]).name for secret, entry in compose["secrets"].items()}
    assert set(named.values()) == set(secrets_folder.contents())
    for name, service in services(compose).items():
        for key in service.get("environment", {}):
            secret = any(word in key for word in ("PASSWORD", "SECRET", "_URL"))
            assert not secret or key.endswith("_FILE"), f"{name}: {key}"


def test_the_settings_accept_what_the_services_are_given(compose, tmp_path):
    folder = tmp_path / "secrets"
    assert secrets_folder.write(folder)
    for name in PROGRAMS:
        environ = {key: str(value) for key, value in services(compose)[name]["environment"].items()}
        settings = Settings.from_env(
            {key: value.replace("/run/secrets", str(folder)) for key, value in environ.items()}
        )
        assert settings.database_url.startswith("postgresql+psycopg://kradan:")
        assert settings.redis_url.endswith("@valkey:6379/0")


def test_the_databases_say_when_they_are_ready(compose):
    for name in ("web", "postgres", "valkey"):
        assert services(compose)[name]["healthcheck"]["test"]


def test_keys_are_written_once_and_differ_from_place_to_place(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    assert secrets_folder.write(one)
    assert secrets_folder.write(other)
    key = (one / "secret_key").read_text()
    assert len(key) == 64
    assert key != (other / "secret_key").read_text()
    assert not secrets_folder.write(one)
    assert (one / "secret_key").read_text() == key
    assert one.stat().st_mode & 0o777 == 0o700
