"""Images of earlier versions are removed where nobody will miss them, and no other image ever is."""

from __future__ import annotations

import io
import tarfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docker
import pytest

from sandbox.docker_slots.engine import Engine, Image
from sandbox.image import build, old, recipe

REPOSITORY = "kradan-sandbox"
CURRENT = "fffffff"


@dataclass
class Listing:
    """What an engine has, and what it was told to remove."""

    have: list[Image]
    in_use: set[str] = field(default_factory=set)
    removed: list[str] = field(default_factory=list)

    def images(self, label: str) -> list[Image]:
        assert label == old.LABEL
        return self.have

    def remove_image(self, name: str) -> bool:
        if name not in self.in_use:
            self.removed.append(name)
        return name not in self.in_use


def image(tag: str, created: int, *names: str) -> Image:
    return Image(names or (f"{REPOSITORY}:{tag}",), {old.LABEL: tag}, created)


@pytest.fixture(autouse=True)
def _current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipe, "image_name", lambda _kind: f"{REPOSITORY}:{CURRENT}")


def test_the_newest_two_of_earlier_versions_stay_with_the_current_one():
    engine: Any = Listing([image("a", 1), image("d", 4), image(CURRENT, 0), image("c", 3), image("b", 2)])
    assert old.earlier(engine) == [f"{REPOSITORY}:{tag}" for tag in "dcba"]
    assert old.remove(engine) == engine.removed == [f"{REPOSITORY}:b", f"{REPOSITORY}:a"]


def test_what_bears_another_name_is_somebody_elses_whatever_its_label(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(old, "KEPT", 0)
    others = [
        image("a", 1, "kradan-tests-sandbox:latest"),
        image("b", 2, f"{REPOSITORY}-java:b"),
        image("c", 3, f"mine/{REPOSITORY}:c"),
    ]
    engine: Any = Listing([*others, Image((), {old.LABEL: "d"}, 4)])
    assert old.remove(engine) == engine.removed == []


def test_an_image_in_use_stays_and_is_not_told_as_gone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(old, "KEPT", 0)
    engine: Any = Listing([image("a", 1), image("b", 2)], in_use={f"{REPOSITORY}:a"})
    assert old.remove(engine) == [f"{REPOSITORY}:b"]


def test_a_build_removes_them_and_says_so(monkeypatch: pytest.MonkeyPatch):
    class Building(Listing):
        def image_id(self, _name: str) -> None: ...

        def build_image(self, *_arguments: object) -> Iterator[str]:
            yield "built"

    engine: Any = Building([image(tag, number) for number, tag in enumerate("abc")])
    monkeypatch.setattr("sandbox.image.base.ensure", lambda *_, **__: "a base")
    lines: list[str] = []
    build.ensure(lines.append, engine=engine)
    assert lines[-2:] == ["built", f"removed {REPOSITORY}:a, an image of an earlier version"]


@pytest.mark.docker
def test_a_real_engine_keeps_what_a_container_is_made_of(monkeypatch: pytest.MonkeyPatch):
    repository = f"kradan-test-{uuid.uuid4().hex[:12]}"
    monkeypatch.setattr(recipe, "image_name", lambda _kind: f"{repository}:{CURRENT}")
    monkeypatch.setattr(old, "KEPT", 0)
    names = [f"{repository}:{tag}" for tag in (CURRENT, "aaa", "bbb")]
    client = docker.from_env()
    try:
        for name in names:
            tag = name.rpartition(":")[2]
            client.api.import_image_from_data(a_file(tag), repository, tag, [f"LABEL {old.LABEL}={tag}", 'CMD ["/x"]'])
        container = client.containers.create(names[1])
        with Engine() as engine:
            assert sorted(old.earlier(engine)) == names[1:]
            assert old.remove(engine) == [names[2]]
            assert [engine.image_id(name) is not None for name in names] == [True, True, False]
            container.remove()
            assert old.remove(engine) == [names[1]]
            assert engine.remove_image(names[1]), "one that is gone is well"
    finally:
        client.images.remove(names[0])
        client.close()


def a_file(content: str) -> bytes:
    """An archive with one file, other for other words, so that no two images are one."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        entry = tarfile.TarInfo("x")
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content.encode()))
    return archive.getvalue()
