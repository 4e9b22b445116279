"""Builds what the browser gets: `python -m web.build`, quick when nothing has changed.

Scripts and style sheets are bundled by esbuild into `static/dist/` under names that carry their content's hash, packed
with brotli and gzip beside, and listed in `manifest.json`; the message catalogues are compiled. The Pythons of the
browser (`web.built.engine_files`) lie there in folders of their own.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from web.built import engine_files, node, practice_files, precache
from web.language import catalogues

WEB = Path(__file__).parent
FRONTEND = WEB / "frontend"
STYLES = WEB / "static" / "css"
DIST = WEB / "static" / "dist"

ENTRIES = {
    "main": FRONTEND / "main.js",
    "editor": FRONTEND / "editor" / "index.js",
    "runner": FRONTEND / "runner" / "worker.js",
    "preview": FRONTEND / "runner" / "preview-worker.js",
    "style": STYLES / "main.css",
    "night": STYLES / "night.css",
}
"""The name in the manifest, without its ending, and the source it is built from."""

FONT_LICENCE = FRONTEND / "node_modules" / "@fontsource" / "sarabun" / "LICENSE"
KEPT_SECONDS = 2 * 24 * 60 * 60
LICENCE_NAME = "sarabun-OFL.txt"
MANIFEST = "manifest.json"
PACKABLE = {".js", ".css", ".txt", ".svg", ".json", ".zip"}


def main() -> int:
    """Build, tell what was done, and give the exit code: 0 built or up to date, 1 could not."""
    began = time.monotonic()
    try:
        compiled = catalogues.compile_all()
        built = build_scripts_and_styles()
    except node.NodeMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"{' '.join(failed.cmd)}\nfailed with {failed.returncode}:\n{failed.stderr}", file=sys.stderr)
        return 1
    parts = (["scripts and styles"] if built else []) + [f"catalogue {language}" for language in compiled]
    print(f"front end: {', '.join(parts) or 'up to date'} ({time.monotonic() - began:.2f} s)")
    return 0


def build_scripts_and_styles() -> bool:
    """Bundle everything into `static/dist/` unless its manifest is of these very sources; whether it was needed."""
    fingerprint = _fingerprint()
    if _built_fingerprint() == fingerprint:
        return False
    _install_packages()
    files = _bundle() | practice_files.place_all(DIST)
    shutil.copyfile(FONT_LICENCE, DIST / LICENCE_NAME)
    names = {*files.values(), LICENCE_NAME}
    node.node(
        "compress.mjs", *(str(DIST / name) for name in sorted(names) if Path(name).suffix in PACKABLE), cwd=FRONTEND
    )
    files |= engine_files.place_all(DIST)
    kept = precache.build(DIST, FRONTEND, files)
    names |= set(kept.values())
    node.node("compress.mjs", *(str(DIST / name) for name in sorted(kept.values())), cwd=FRONTEND)
    files |= kept
    _write_manifest({"fingerprint": fingerprint, "files": dict(sorted(files.items()))})
    _remove_stale(names | {path.split("/")[0] for path in files.values()}, time.time() - KEPT_SECONDS)
    return True


def sources() -> Iterator[Path]:
    """Every file that the bundles depend on, in a fixed order."""
    yield from (Path(__file__), Path(engine_files.__file__), Path(precache.__file__))
    yield from practice_files.sources()
    yield FRONTEND / "package-lock.json"
    for folder, endings in ((FRONTEND, ("js", "mjs")), (STYLES, ("css",))):
        for ending in endings:
            found = (path for path in folder.rglob(f"*.{ending}") if "node_modules" not in path.parts)
            yield from sorted(found)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.relative_to(WEB.parent).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _built_fingerprint() -> str | None:
    path = DIST / MANIFEST
    return str(json.loads(path.read_text(encoding="utf-8"))["fingerprint"]) if path.is_file() else None


def _write_manifest(manifest: dict[str, Any]) -> None:
    """Put it in its place whole, for whoever is starting at this moment."""
    written = DIST / f"{MANIFEST}.new"
    written.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    written.replace(DIST / MANIFEST)


def _install_packages() -> None:
    """Run `npm ci` unless what is installed came from this very lock file."""
    lock = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    stamp = FRONTEND / "node_modules" / ".installed-from"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == lock:
        return
    print("front end: fetching packages …", flush=True)
    node.npm("ci", "--no-progress", cwd=FRONTEND)
    stamp.write_text(lock, encoding="utf-8")


def _bundle() -> dict[str, str]:
    """Run esbuild; give the built file's name for each name of the manifest."""
    DIST.mkdir(parents=True, exist_ok=True)
    report = FRONTEND / "node_modules" / ".bundled.json"
    node.node(
        str(FRONTEND / "node_modules" / "esbuild" / "bin" / "esbuild"),
        *(f"{name}={source}" for name, source in ENTRIES.items()),
        "--bundle", "--minify", "--splitting", "--format=esm", "--target=es2020", "--charset=utf8",
        "--loader:.woff2=file", "--entry-names=[name]-[hash]", "--chunk-names=chunk-[hash]",
        "--asset-names=[name]-[hash]", f"--outdir={DIST}", f"--metafile={report}", "--log-level=error",
        cwd=FRONTEND,
    )  # fmt: skip
    outputs: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["outputs"]
    return {_name(Path(path), output): Path(path).name for path, output in outputs.items()}


def _name(path: Path, output: dict[str, Any]) -> str:
    """What the manifest calls a built file: its entry's name, its source's own, or (shared, or loaded later) the built one."""
    source = (FRONTEND / output.get("entryPoint", "")).resolve()
    entry = next((name for name, known in ENTRIES.items() if known == source), None)
    if entry:
        return entry + path.suffix
    inputs = list(output["inputs"])
    return Path(inputs[0]).name if path.suffix == ".woff2" else path.name


def _remove_stale(current: set[str], before: float) -> None:
    """Remove what builds before that time left; newer files stay for the pages that were open during an update."""
    for path in DIST.iterdir():
        if path.name.removesuffix(".br").removesuffix(".gz") in current or path.name == MANIFEST:
            continue
        if path.stat().st_mtime < before:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


if __name__ == "__main__":
    sys.exit(main())
