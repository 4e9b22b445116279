from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect, text

from grader.store.migrations import check
from grader.store.migrations.upgrade import (
    FOLDER,
    NewerDatabase,
    configuration,
    current_revision,
    migrator,
    newest_revision,
    upgrade,
)
from grader.store.session import make_engine
from grader.store.tables import Table

NAME = re.compile(r"\d{8}_\d{4}_[a-z0-9_]+\.py")
VERSIONS = sorted((FOLDER / "versions").glob("*.py"))


@pytest.fixture
def empty_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/empty.db"


def test_models_and_migrations_agree(empty_url):
    assert check.differences(empty_url) == ""


@pytest.mark.postgres
def test_models_and_migrations_agree_on_postgresql(migrated_postgres):
    assert check.differences(migrated_postgres) == ""


def test_a_model_without_its_migration_is_told(empty_url, monkeypatch):
    from sqlalchemy import Column, Integer
    from sqlalchemy import Table as PlainTable

    metadata = Table.metadata
    PlainTable("forgotten", metadata, Column("id", Integer, primary_key=True))
    try:
        assert "forgotten" in check.differences(empty_url)
    finally:
        metadata.remove(metadata.tables["forgotten"])


def test_upgrading_twice_does_nothing(empty_url):
    assert current_revision(empty_url) is None
    assert upgrade(empty_url)
    assert current_revision(empty_url) == newest_revision()
    assert not upgrade(empty_url)


def test_every_migration_can_be_taken_back(empty_url):
    upgrade(empty_url)
    with migrator(empty_url) as connection:
        command.downgrade(configuration(connection), "base")
    engine = make_engine(empty_url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    assert upgrade(empty_url)


def test_a_migration_that_breaks_leaves_the_database_as_it_was(empty_url):
    upgrade(empty_url)
    with pytest.raises(RuntimeError, match="point to nothing"), migrator(empty_url) as connection:
        connection.execute(text("INSERT INTO memberships (class_id, user_id, teacher) VALUES (1, 2, 0)"))
    engine = make_engine(empty_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM memberships")) == 0
    engine.dispose()


def test_a_database_from_a_newer_version_is_told_and_left_alone(empty_url):
    upgrade(empty_url)
    engine = make_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'ffffffffffff'"))
    engine.dispose()
    with pytest.raises(NewerDatabase, match=r"ffffffffffff.*newer"):
        upgrade(empty_url)


def test_migrations_are_named_by_date_and_do_not_import_todays_tables():
    assert VERSIONS
    for file in VERSIONS:
        assert NAME.fullmatch(file.name)
        assert "grader.store" not in file.read_text(encoding="utf-8")


def test_every_constraint_and_index_has_a_name():
    for table in Table.metadata.tables.values():
        for one in (*table.constraints, *table.indexes):
            assert getattr(one, "name", None), f"{table.name}: {one}"


def test_a_class_that_was_away_before_the_column_was_there_counts_as_put_away_by_the_update(empty_url):
    with migrator(empty_url) as connection:
        command.upgrade(configuration(connection), "d492b9b8ec62")
        wanted = text("INSERT INTO classes (name, created_at, archived) VALUES (:name, '2026-06-01 12:00:00', :away)")
        connection.execute(wanted, [{"name": "one", "away": True}, {"name": "two", "away": False}])
    upgrade(empty_url)
    engine = make_engine(empty_url)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT archived_at IS NOT NULL FROM classes ORDER BY name")).scalars().all()
    engine.dispose()
    assert found == [True, False]
