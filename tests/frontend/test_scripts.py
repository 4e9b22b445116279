"""The parts of the browser's scripts that need no browser."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from flask import Flask

from grader.sealed import Opened, Signet, open_envelope, public_key, signet
from grader.settings import Settings
from web import build
from web.api import sealed as api_sealed
from web.built import node

HERE = Path(__file__).parent
SCRIPTS = sorted(path.name for path in HERE.glob("*.test.mjs"))
SEAL = """
import {{ seal }} from "{module}";
process.stdout.write(JSON.stringify(seal({content}, "7", {signet})));
"""


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_keeps_its_promises(script: str) -> None:
    told = node.node("--test", "--test-force-exit", "--test-reporter=tap", script, cwd=HERE)
    assert "# fail 0" in told
    assert "# pass 0" not in told


def sealed(content: object, by: dict[str, str], folder: Path) -> list[str]:
    """The envelopes that a page makes of it for the account 7."""
    script = folder / "seal.mjs"
    module = (build.FRONTEND / "offline" / "sealing.js").as_uri()
    script.write_text(SEAL.format(module=module, content=json.dumps(content), signet=json.dumps(by)), encoding="utf-8")
    envelopes: list[str] = json.loads(node.node(str(script), cwd=folder))
    return envelopes


MINE: Signet = signet("secret", 7, "a-sign-in")


@pytest.mark.parametrize("by", [asdict(MINE), {"key": public_key("secret", 7)}], ids=["signed in", "anybody"])
def test_what_the_page_seals_the_server_opens_and_knows_who_sealed_it(tmp_path: Path, by: dict[str, str]) -> None:
    content = {"kind": "draft", "text": "print('งานของมานี')"}
    [envelope] = sealed(content, by, tmp_path)
    assert "print" not in envelope
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    assert open_envelope(envelope, "secret", 7, 1000) == Opened(text, proven="proof" in by)


def test_each_piece_of_a_large_draft_fits_where_the_server_takes_the_least(tmp_path: Path) -> None:
    settings = Settings(secret_key="secret", database_url="sqlite://", redis_url="", max_submission_kib=1)
    app = Flask("least")
    app.extensions["kradan_settings"] = settings
    with app.app_context():
        most = api_sealed._most_bytes()
    envelopes = sealed({"kind": "draft", "text": 'ก"\x00' * 100_000}, asdict(MINE), tmp_path)
    assert len(envelopes) > 1
    for envelope in envelopes:
        assert open_envelope(envelope, "secret", 7, most).proven
        assert len(envelope) < 512 * 1024, "the body of a request is never limited to less"
