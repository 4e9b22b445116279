"""The front end's small parts by themselves: Node's own test runner, on the Node that builds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from web import node

TESTS = sorted((Path(__file__).parent / "frontend").glob("*.test.mjs"))


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.stem)
def test_the_parts_keep_their_promises(file: Path) -> None:
    said = node.node("--test", "--test-force-exit", "--test-reporter=tap", str(file), cwd=file.parent)
    assert "# fail 0" in said, said
    assert "# pass 0" not in said
