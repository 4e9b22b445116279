"""One slot for each language, and after every test the proof that it is as it was."""

from collections.abc import Iterator

import pytest

from sandbox.docker_slots import DockerSlot
from sandbox.image import build
from sandbox.image.kinds import kind_for
from sandbox.slot import Slot
from sandbox.slots_by_need import Need
from sandbox.types import ProgramCase
from tests.sandbox.languages.honest import ECHO, OTHERS, request, run
from tests.sandbox.owned import processes_of
from tests.sandbox.promises.waiting import until


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Language by language, so that each slot is started once."""
    here = [
        item for item in items if "languages" in item.path.parts and "language" in getattr(item, "fixturenames", ())
    ]
    places = [at for at, item in enumerate(items) if item in here]
    ordered = sorted(here, key=lambda item: OTHERS.index(item.callspec.params["language"]))  # type: ignore[attr-defined]
    for at, item in zip(places, ordered, strict=True):
        items[at] = item


@pytest.fixture(scope="session")
def slots() -> Iterator[dict[str, DockerSlot]]:
    """The slots that are open, by image."""
    opened: dict[str, DockerSlot] = {}
    yield opened
    for slot in opened.values():
        slot.close()


@pytest.fixture
def slot(language: str, slots: dict[str, DockerSlot]) -> Iterator[Slot]:
    """A slot for this language. After the test it must serve a harmless submission, and hold only its own processes."""
    kind = kind_for(language)
    if kind.name not in slots:
        build.ensure(kind=kind)
        need = Need.of(request(language, ""))
        slots[kind.name] = DockerSlot.start(memory_mib=need.memory_mib, kind=kind)
    slot = slots[kind.name]
    yield slot
    after = run(slot, language, ECHO[language], ProgramCase("still here\n"))
    assert after.cases[0].stdout == "still here\n", after
    assert_idle(slot)


def assert_idle(slot: Slot) -> None:
    """Fails if the slot's own processes are not all that it holds: broker, zygote, warden and the ward that waits."""
    container = slot._channel.id
    until(lambda: len(processes_of(container)) == 4, lambda: processes_of(container))
