"""What a reader looks for is in the documents: every command, every setting, and no link that leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from grader.cli.main import cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("*.md"), *ROOT.glob("*/README.md"), *ROOT.glob("docs/*.md")]
    if not path.parts[-2].startswith(".")
)


def test_every_setting_is_in_the_guide() -> None:
    read = re.findall(r'reader\.(?:value|secret)\("([A-Z_]+)"', (ROOT / "grader/settings.py").read_text())
    guide = (ROOT / "docs/running.md").read_text()
    assert read
    assert [name for name in read if f"`KRADAN_{name}`" not in guide] == []


def test_every_command_teaches_what_it_does() -> None:
    with click.Context(cli) as context:
        commands = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    assert {"up", "serve", "worker", "sweep", "db", "user", "grade", "check", "doctor"} <= set(commands)
    assert [name for name, command in commands.items() if command is None or not command.help] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_file_that_a_recipe_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:docs|exercises|grader|sandbox|scripts|tests|web)/[\w./-]*)`", text)
    assert len(named) > 30
    assert [name for name in named if not (ROOT / name).exists()] == []
