"""The real engine of the browser, Pyodide, in node: a list of calls and their answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from web import build
from web.built import node

SCRIPT = Path(__file__).with_name("pyodide.mjs")
ENGINE = build.FRONTEND / "node_modules" / "pyodide"


def answers(built: Mapping[str, Path], calls: Sequence[Sequence[object]]) -> list[Any]:
    """What the functions of the desk answer, called in turn in one interpreter: `[name, word, ...]`, and see the script."""
    asked = built["practice.zip"].with_name("calls.json")
    asked.write_text(json.dumps(calls), encoding="utf-8")
    words = (str(SCRIPT), str(ENGINE), str(built["practice.zip"]), str(built["messages.en.json"]), str(asked))
    answered: list[Any] = json.loads(node.node(*words, cwd=SCRIPT.parent))
    return answered
