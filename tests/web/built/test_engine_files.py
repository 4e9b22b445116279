"""The browser's Pythons: in folders that never change, packed once, with nothing lost on the way."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from web.build import DIST
from web.built import engine_files, node
from web.built.engine_files import ENGINES, Engine, place, place_all, stored, without_packages


@pytest.fixture
def own_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Engine, list[str]]:
    """An engine of one small file, in packages of this test's own; and what was to be packed by Node."""
    package = tmp_path / "node_modules" / "small"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"version": "1.2.3"}', encoding="utf-8")
    (package / "run.mjs").write_text("export const one = 1;\n", encoding="utf-8")
    monkeypatch.setattr(engine_files, "FRONTEND", tmp_path)
    monkeypatch.setitem(engine_files._NOTICES, "small", "Small, licence of its own\n")
    packed: list[str] = []

    def pack(*names: str, cwd: Path) -> None:
        assert cwd == tmp_path
        packed.extend(Path(name).name for name in names[1:])

    monkeypatch.setattr(node, "node", pack)
    return Engine("small", "small", ("run.mjs",)), packed


def archive_of(**members: str) -> bytes:
    """A packed zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in members.items():
            out.writestr(f"{name}.py", text)
    return made.getvalue()


def test_every_engine_lies_in_a_folder_of_its_version_with_its_files_packed_beside() -> None:
    for name, path in place_all(DIST).items():
        file = DIST / path
        assert file.is_file(), name
        assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == file.read_bytes()
        assert file.with_name(f"{file.name}.br").stat().st_size < file.stat().st_size
    for engine in ENGINES:
        assert "License" in (place(engine, DIST) / "NOTICE.txt").read_text(encoding="utf-8")


def test_the_engine_is_what_a_first_visit_can_bear() -> None:
    packed = [
        (DIST / f"{path}.br").stat().st_size for name, path in place_all(DIST).items() if name.startswith("engine/")
    ]
    assert sum(packed) < 4_100_000


def test_the_standard_library_holds_the_same_files_uncompressed() -> None:
    given = archive_of(ast="import os\n" * 50, zlib="x = 1\n")
    made = stored(given)
    with zipfile.ZipFile(io.BytesIO(given)) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        assert {name: before.read(name) for name in before.namelist()} == {n: after.read(n) for n in after.namelist()}
        assert {member.compress_type for member in after.infolist()} == {zipfile.ZIP_STORED}
    assert stored(given) == made


def test_the_lock_file_names_no_package_and_keeps_the_rest() -> None:
    lock = {"info": {"python": "3.13.2"}, "packages": {"numpy": {"file_name": "numpy.whl"}}}
    assert json.loads(without_packages(json.dumps(lock).encode())) == {"info": {"python": "3.13.2"}, "packages": {}}


def test_a_folder_is_named_by_version_and_content_and_packed_once(
    own_package: tuple[Engine, list[str]], tmp_path: Path
) -> None:
    engine, packed = own_package
    first = place(engine, tmp_path / "dist")
    assert first.name.startswith("small-1_2_3-")
    assert (first / "run.mjs").read_text(encoding="utf-8") == "export const one = 1;\n"
    assert packed == ["run.mjs", "NOTICE.txt"]
    packed.clear()
    assert place(engine, tmp_path / "elsewhere").name == first.name
    assert packed == []


def test_other_content_gets_another_folder(own_package: tuple[Engine, list[str]], tmp_path: Path) -> None:
    engine, _packed = own_package
    first = place(engine, tmp_path / "dist")
    (tmp_path / "node_modules" / "small" / "run.mjs").write_text("export const one = 2;\n", encoding="utf-8")
    assert place(engine, tmp_path / "dist") != first
    assert first.is_dir()
