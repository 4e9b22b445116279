"""What a suite does with a solution in another process gives what it gives in one process."""

from __future__ import annotations

import io
import sys
import textwrap
from types import ModuleType

import pytest

from tests.sandbox.conversation.ordinary import ORDINARY
from tests.sandbox.conversation.talking import solution

NAMES = sorted(ORDINARY)


def run(suite: str, module, **fixtures):
    scope = {"pytest": pytest, "io": io, "solution": module, **fixtures}
    exec(compile(textwrap.dedent(suite), "suite", "exec", dont_inherit=True), scope)  # noqa: S102 - a suite


@pytest.mark.parametrize("name", NAMES)
def test_in_one_process(name, monkeypatch, capsys):
    source, suite = ORDINARY[name]
    module = ModuleType("solution")
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "solution", module)
        exec(compile(textwrap.dedent(source), "solution.py", "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - a solution
        run(suite, module, monkeypatch=monkeypatch, capsys=capsys)


@pytest.mark.parametrize("name", NAMES)
def test_in_conversation(name, monkeypatch, capsys):
    source, suite = ORDINARY[name]
    with solution(source) as module:
        run(suite, module, monkeypatch=monkeypatch, capsys=capsys)


@pytest.mark.parametrize("name", NAMES)
def test_in_a_copy_of_the_process(name, monkeypatch, capsys):
    source, suite = ORDINARY[name]
    with solution(source) as module:
        conversation = vars_of(module)["_kradan_conversation"]
        conversation.fork()
        run(suite, module, monkeypatch=monkeypatch, capsys=capsys)
        monkeypatch.undo()
        conversation.join()


def vars_of(module):
    return object.__getattribute__(module, "__dict__")
