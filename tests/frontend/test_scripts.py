"""The parts of the browser's scripts that need no browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.sealed import open_envelope, public_key
from web import build, node

HERE = Path(__file__).parent
SCRIPTS = sorted(path.name for path in HERE.glob("*.test.mjs"))
SEAL = """
import {{ seal }} from "{module}";
process.stdout.write(seal({text!r}, "7", {key!r}));
"""


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_keeps_its_promises(script: str) -> None:
    told = node.node("--test", "--test-force-exit", "--test-reporter=tap", script, cwd=HERE)
    assert "# fail 0" in told
    assert "# pass 0" not in told


def test_what_the_page_seals_the_server_opens(tmp_path: Path) -> None:
    text = "print('งานของมานี')"
    script = tmp_path / "seal.mjs"
    module = (build.FRONTEND / "offline" / "sealing.js").as_uri()
    script.write_text(SEAL.format(module=module, text=text, key=public_key("secret", 7)), encoding="utf-8")
    envelope = node.node(str(script), cwd=tmp_path)
    assert text not in envelope
    assert open_envelope(envelope, "secret", 7, 1000) == text
