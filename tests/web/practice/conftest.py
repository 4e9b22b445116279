"""The practice bundle as a browser would be sent it, and a page that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.practice.page import Page
from web.built import practice_files


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files by their names in the manifest."""
    folder = tmp_path_factory.mktemp("built")
    return {name: folder / file for name, file in practice_files.place_all(folder).items()}


@pytest.fixture(scope="session")
def page(built: dict[str, Path]) -> Iterator[Page]:
    """A page in English; its Python lives as long as nothing hangs in it."""
    opened = Page(built["practice.zip"], built["messages.en.json"])
    yield opened
    opened.close()
