"""Runs a call case in this very interpreter, for the tests of what a case tells."""

import json
import linecache
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.cases import load_solution, run_call
from sandbox.marshalling import decode_call, decode_result, encode_case
from sandbox.sources import Sources
from sandbox.types import CallCase, CaseResult, Limits

Call = Callable[..., CaseResult]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """Runs steps on a solution in this very interpreter, and puts the interpreter back."""
    modules, quoted, recursion = dict(sys.modules), dict(linecache.cache), sys.getrecursionlimit()
    monkeypatch.setattr(sys, "dont_write_bytecode", sys.dont_write_bytecode)

    def run(source: str, *steps: str, files: dict[str, str] | None = None, kib: int = 256, **fields: Any) -> CaseResult:
        case = CallCase(steps, **fields)
        call = decode_call(json.loads(json.dumps(encode_case(case))))
        limits = Limits(output_kib=kib)
        sources = Sources({"solution.py": source, **(files or {})}, tmp_path)
        sources.install()
        try:
            encoded = run_call(call, load_solution(sources, "solution.py", limits), limits)
        finally:
            sources.uninstall()
        return decode_result(json.loads(json.dumps(encoded, ensure_ascii=False).encode()), case)

    yield run
    sys.setrecursionlimit(recursion)
    sys.modules.clear()
    sys.modules.update(modules)
    linecache.cache.clear()
    linecache.cache.update(quoted)


def failure_of(result: CaseResult) -> Any:
    """The result's failure, which must be there."""
    assert result.failure is not None
    return result.failure
