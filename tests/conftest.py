"""Databases and a queue for all tests: real ones, made once and emptied for each test."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import create_engine, make_url, text

from grader.machine import valkey
from grader.queue import Queue
from grader.store.migrations.upgrade import upgrade
from grader.store.session import Sessions, make_sessions
from grader.store.tables import Table

# A busy machine is no reason to fail: what is promised about speed has tests of its own.
hypothesis.settings.register_profile(
    "kradan", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("kradan")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what stays anyway: ten thousand tests, of which every full round looked at each."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with empty tables, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "empty.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> Iterator[str]:
    """A PostgreSQL database of this run's own, with empty tables."""
    name = f"kradan_tests_{os.getpid()}"
    server = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
    try:
        upgrade(url)
        yield url
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A SQLite database of this test's own."""
    file = tmp_path / "kradan.db"
    shutil.copy(migrated_sqlite, file)
    return f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database with empty tables: every test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    url: str = request.getfixturevalue("migrated_postgres")
    yield url
    engine = make_sessions(url).kw["bind"]
    tables = ", ".join(Table.metadata.tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    engine.dispose()


@pytest.fixture
def sessions(database_url: str) -> Iterator[Sessions]:
    """Sessions on a database of this test's own."""
    made = make_sessions(database_url)
    yield made
    made.kw["bind"].dispose()


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    """A real queue server for this run."""
    with tempfile.TemporaryDirectory(prefix="kradan-q-") as name:
        folder = Path(name)
        settings = valkey.prepare(folder)
        server = subprocess.Popen([valkey.find_server(), settings], stdin=subprocess.DEVNULL)
        try:
            valkey.wait_until_ready(valkey.address(folder), folder / "valkey.log")
            yield valkey.address(folder)
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture
def queue(valkey_url: str) -> Iterator[Queue]:
    """An empty queue."""
    made = Queue(valkey_url)
    made.connection.flushall()
    yield made
    made.close()


@pytest.fixture
def dead_queue(tmp_path: Path) -> Iterator[Queue]:
    """A queue whose server is not there."""
    made = Queue(f"unix://{tmp_path}/nobody.sock")
    yield made
    made.close()
